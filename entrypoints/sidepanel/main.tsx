import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/page.css';
import '../../assets/views.css';
import '../../assets/notes.css';
import '../../assets/report-facts.css';
import '../../assets/panel.css';
import { locale, t } from '../../i18n/t';
import { watchDisk } from '../../state/disk';
import { followPage } from '../../state/panel';
import { keepFresh } from '../../state/records';
import { frontTab, watchTab } from '../../state/tab';
import { tellTrouble } from '../../state/task';
import { undoByKeys } from '../../state/undo-keys';
import { App } from './App';

document.documentElement.lang = locale();
document.title = t('extName');
const { signal } = new AbortController();
// `?tab=` names a tab where the panel stands in a tab of its own: in the browser tests.
const named = new URLSearchParams(location.search).get('tab');
watchTab(named === null ? frontTab : async () => Number(named), signal, true);
followPage(signal);
watchDisk(signal);
keepFresh(tellTrouble, signal);
undoByKeys(signal);
const root = document.getElementById('app');
if (root) render(<App />, root);
