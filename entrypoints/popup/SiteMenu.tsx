import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { allSites } from '../../core/sites';
import { t } from '../../i18n/t';
import type { TabState } from '../../messages/services';
import { service } from '../../state/edit';
import { tab } from '../../state/tab';
import { attempt, tellFailure } from '../../state/task';

const shown = signal(true);
void service
  .settings()
  .then((settings) => {
    shown.value = settings.shown;
  })
  .catch(() => {});

/** Highlights on and off, and what the reader lets us do on this site. */
export function SiteMenu({ state }: { state: TabState }) {
  const { kind, host, allowedBy, pattern } = state;
  if (kind === 'browser' || kind === 'pdf' || !host) return null;
  return (
    <details class="site">
      <summary>{t('site_of', host)}</summary>
      <p class="facts">{kind === 'refused' ? t('tab_refused', host) : t(`site_by_${allowedBy ?? 'none'}`)}</p>
      <p class="popup-links">
        {kind !== 'refused' && kind !== 'unreached' && (
          <>
            <Act name={shown.value ? 'ui_hide' : 'ui_show'} onClick={toggleShown} />
            <Act name={kind === 'paused' ? 'ui_resume' : 'ui_pause'} onClick={() => pause(state)} />
          </>
        )}
        {pattern && !allowedBy && kind !== 'refused' && (
          <Act name="site_allowThis" onClick={() => grant(state, [pattern])} />
        )}
        {pattern && allowedBy === 'site' && <Act name="site_takeBack" onClick={() => takeBack(state, pattern)} />}
        {allowedBy === 'all' && <Act name="site_takeBackAll" onClick={() => takeBack(state, 'all')} />}
        {allowedBy !== 'all' && kind !== 'refused' && (
          <Act name="site_allowAll" onClick={() => grant(state, [...allSites])} />
        )}
        <Act name={kind === 'refused' ? 'ui_allowAgain' : 'ui_never'} onClick={() => never(state)} />
      </p>
    </details>
  );
}

function Act({ name, onClick }: { name: string; onClick: () => Promise<void> }) {
  return (
    <button type="button" class="link" onClick={() => void onClick()}>
      {t(name)}
    </button>
  );
}

async function look({ tab: id }: TabState): Promise<void> {
  tab.value = await service.tab(id);
}

/** Asked in the click itself: browsers let no one else ask. */
export async function grant(state: TabState, origins: string[], host = state.host): Promise<void> {
  if (!(await browser.permissions.request({ origins }))) return;
  await attempt('ui_working', () => service.siteAllowed(host, state.tab));
  await look(state);
}

async function takeBack(state: TabState, pattern: string): Promise<void> {
  const outcome = await attempt('ui_working', () => service.takeBack(pattern));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
  await look(state);
}

async function toggleShown(): Promise<void> {
  const settings = await attempt('ui_working', () => service.changeSettings({ shown: !shown.value }));
  if (settings) shown.value = settings.shown;
}

export async function pause(state: TabState): Promise<void> {
  await attempt('ui_working', () => service.pause(state.tab, state.kind !== 'paused'));
  await look(state);
}

export async function never(state: TabState): Promise<void> {
  await attempt('ui_working', () => service.never(state.host, state.kind !== 'refused'));
  await look(state);
}
