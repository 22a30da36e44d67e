import { browser } from 'wxt/browser';
import { Message } from '../../components/Message';
import { t } from '../../i18n/t';
import type { TabState } from '../../messages/services';
import { service } from '../../state/edit';
import { tab } from '../../state/tab';
import { attempt, tellFailure } from '../../state/task';

/** What the tab in front is, where that is not simply a report with notes, and what can be done there. */
export function TabMessage({ state, empty }: { state: TabState; empty: boolean }) {
  const { kind, annotating, allowed } = state;
  const annotate = (
    <button type="button" class="button button-primary" onClick={() => void annotateTab(state)}>
      {t('ui_annotate')}
    </button>
  );
  const allow = (
    <button type="button" class="button" onClick={() => void allowSite(state)}>
      {t('ui_allowSite', state.host)}
    </button>
  );
  if (kind === 'refused')
    return (
      <Message title={t('tab_refused', state.host)} text={t('tab_refusedHint')}>
        <button type="button" class="button" onClick={() => void takeBack(state)}>
          {t('ui_allowAgain')}
        </button>
      </Message>
    );
  if (kind === 'report' || kind === 'page') {
    if (!allowed && annotating)
      return (
        <Message title={t(empty ? 'tab_annotating' : 'tab_notAllowed')} text={t('tab_notAllowedHint')}>
          {allow}
        </Message>
      );
    if (!annotating)
      return (
        <Message title={t(`tab_${kind}`)} text={t(`tab_${kind}Hint`)}>
          {annotate}
        </Message>
      );
    return empty ? <Message title={t(`tab_${kind}`)} text={t('tab_noNotes')} /> : null;
  }
  return (
    <Message title={t(`tab_${kind}`)} text={t(`tab_${kind}Hint`)}>
      {kind === 'unreached' && (
        <>
          {annotate}
          {allow}
        </>
      )}
    </Message>
  );
}

async function look(id: number): Promise<void> {
  tab.value = await service.tab(id);
}

async function annotateTab({ tab: id }: TabState): Promise<void> {
  const outcome = await attempt('ui_working', () => service.annotate(id));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
  // The annotator reads the page first.
  setTimeout(() => void look(id), 400);
}

/** Asked in the click itself: browsers let no one else ask. */
async function allowSite({ tab: id, host }: TabState): Promise<void> {
  if (!(await browser.permissions.request({ origins: [`*://${host}/*`] }))) return;
  await attempt('ui_working', () => service.siteAllowed(host));
  await look(id);
}

async function takeBack({ tab: id, host }: TabState): Promise<void> {
  await attempt('ui_working', () => service.never(host, false));
  await look(id);
}
