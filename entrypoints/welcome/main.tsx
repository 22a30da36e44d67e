import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/page.css';
import '../../assets/views.css';
import '../../assets/welcome.css';
import { locating } from '../../core/anchoring/locating';
import { outline } from '../../core/report/outline';
import { locale, t } from '../../i18n/t';
import { Annotator } from '../../page/annotate';
import { App } from './App';
import { practiceService } from './practice';

document.documentElement.lang = locale();
document.title = t('welcome_title');
const root = document.getElementById('app');
if (root) render(<App />, root);

const service = practiceService(t('welcome_reportTitle'), () => void annotator.show());
const annotator = new Annotator(service, {
  open: (page) => service.open(page),
  news: async () => undefined,
  locating,
  prepare: async () => {},
  style: async () => false,
  outline,
  otherTexts: async () => [],
  remember: async () => {},
});
void annotator.start();
