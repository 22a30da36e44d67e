import { Message } from '../../components/Message';
import { siteOf } from '../../core/sites';
import { t } from '../../i18n/t';
import type { TabState } from '../../messages/services';
import { service } from '../../state/edit';
import { tab } from '../../state/tab';
import { attempt, tellFailure } from '../../state/task';
import { grant, never, pause } from './SiteMenu';

interface TabMessageProps {
  state: TabState;
  /** Its report has no notes. */
  empty: boolean;
  /** Beside the tab: no click on the icon has let us know what it shows. */
  beside?: boolean;
}

/** What the tab in front is, where that is not simply a report with notes, and what can be done there. */
export function TabMessage({ state, empty, beside }: TabMessageProps) {
  return (
    <>
      {beside && !state.url ? (
        <Message title={t('tab_unknown')} text={t('tab_unknownHint')} />
      ) : (
        <Kind state={state} empty={empty} />
      )}
      <Frames state={state} />
    </>
  );
}

function Kind({ state, empty }: { state: TabState; empty: boolean }) {
  const { kind, annotating, allowed, pattern } = state;
  const annotate = (
    <button type="button" class="button button-primary" onClick={() => void annotateTab(state)}>
      {t('ui_annotate')}
    </button>
  );
  const allow = pattern && (
    <button type="button" class="button" onClick={() => void grant(state, [pattern])}>
      {t('ui_allowSite', state.host)}
    </button>
  );
  if (kind === 'refused')
    return (
      <Message title={t('tab_refused', state.host)} text={t('tab_refusedHint')}>
        <button type="button" class="button" onClick={() => void never(state)}>
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
      {kind === 'paused' && (
        <button type="button" class="button" onClick={() => void pause(state)}>
          {t('ui_resume')}
        </button>
      )}
      {kind === 'unreached' && (
        <>
          {annotate}
          {allow}
        </>
      )}
    </Message>
  );
}

/** Frames of other sites, which nobody but their own permission reaches. */
function Frames({ state }: { state: TabState }) {
  const hosts = [...new Set(state.unreachedFrames)];
  if (hosts.length === 0) return null;
  return (
    <Message title={t('tab_frames')} text={t('tab_framesHint')}>
      {hosts.map((host) => (
        <button key={host} type="button" class="button" onClick={() => void grant(state, [siteOf(host)], host)}>
          {t('ui_allowSite', host)}
        </button>
      ))}
    </Message>
  );
}

async function annotateTab({ tab: id }: TabState): Promise<void> {
  const outcome = await attempt('ui_working', () => service.annotate(id));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
  // The annotator reads the page first.
  setTimeout(() => void look(id), 400);
}

async function look(id: number): Promise<void> {
  tab.value = await service.tab(id);
}
