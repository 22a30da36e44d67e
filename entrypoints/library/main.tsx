import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/page.css';
import '../../assets/app.css';
import { language, t } from '../../i18n/t';
import { keepFresh } from '../../state/records';
import { tellTrouble } from '../../state/task';
import { App } from './App';

document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
document.title = t('ui_libraryTitle');
keepFresh(tellTrouble, new AbortController().signal);
const root = document.getElementById('app');
if (root) render(<App />, root);
