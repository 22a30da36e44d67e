import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/page.css';
import '../../assets/views.css';
import '../../assets/notes.css';
import '../../assets/counts.css';
import '../../assets/report-facts.css';
import '../../assets/popup.css';
import '../../assets/backup.css';
import { locale, t } from '../../i18n/t';
import { watchBackups } from '../../state/backup';
import { watchDisk } from '../../state/disk';
import { keepFresh } from '../../state/records';
import { frontTab, watchTab } from '../../state/tab';
import { tellTrouble } from '../../state/task';
import { undoByKeys } from '../../state/undo-keys';
import { App } from './App';

document.documentElement.lang = locale();
document.title = t('extName');
const { signal } = new AbortController();
// `?tab=` names a tab where this page is not a popup: as a window of its own, and in the browser tests.
const named = new URLSearchParams(location.search).get('tab');
watchTab(named === null ? frontTab : async () => Number(named), signal, false);
watchDisk(signal);
keepFresh(tellTrouble, signal);
watchBackups(signal);
undoByKeys(signal);
// Escape closes the card that is open: the browser would close the popup with it.
document.addEventListener(
  'keydown',
  (event) => {
    const inside = event.target instanceof Element && event.target.closest('.card');
    if (event.key === 'Escape' && inside) event.preventDefault();
  },
  { capture: true, signal },
);
const root = document.getElementById('app');
if (root) render(<App />, root);
