import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/page.css';
import '../../assets/app.css';
import '../../assets/backup.css';
import { language, t } from '../../i18n/t';
import { watchBackups } from '../../state/backup';
import { keepFresh } from '../../state/records';
import { tellTrouble } from '../../state/task';
import { App } from './App';

document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
document.title = t('ui_libraryTitle');
const { signal } = new AbortController();
keepFresh(tellTrouble, signal);
watchBackups(signal);
const root = document.getElementById('app');
if (root) render(<App />, root);
