import { signal } from '@preact/signals';
import { Fragment } from 'preact';
import { browser } from 'wxt/browser';
import { type Action, actions, keyFor, keyOf } from '../../core/page-keys';
import { defaultSettings, type Settings } from '../../core/settings';
import { size } from '../../i18n/size';
import { language, plural, t } from '../../i18n/t';
import type { Sites, StorageState } from '../../messages/services';
import { service } from '../../state/edit';
import { alsoRead, reread } from '../../state/records';
import { linkTo } from '../../state/route';
import { attempt, tell, tellFailure } from '../../state/task';
import { storageState } from '../../store/reading';
import { BackupSection } from './BackupSection';
import '../../assets/settings.css';

const settings = signal<Settings>(defaultSettings);
const sites = signal<Sites>({ shipped: [], allowed: [], all: false, never: [] });
const storage = signal<StorageState | undefined>(undefined);
const sure = signal('');
alsoRead(async () => {
  [settings.value, sites.value, storage.value] = await Promise.all([
    service.settings(),
    service.sites(),
    storageState(),
  ]);
}, new AbortController().signal);

export function SettingsView() {
  const { shipped, allowed, all, never } = sites.value;
  return (
    <div class="settings">
      <section>
        <h2>{t('settings_reading')}</h2>
        <Switch name="shown" />
        <Switch name="strip" />
        <Switch name="learn" />
        <Switch name="keepPrivate" />
      </section>
      <section>
        <h2>{t('settings_allowed')}</h2>
        {all && <Site name={t('settings_allSites')} onRemove={() => takeBack('all')} />}
        {allowed.map((pattern) => (
          <Site key={pattern} name={hostIn(pattern)} onRemove={() => takeBack(pattern)} />
        ))}
        {!all && allowed.length === 0 && <p class="facts">{t('settings_allowedNone')}</p>}
        {shipped.length > 0 && (
          <details class="facts">
            <summary>{plural('settings_shipped', shipped.length)}</summary>
            <p>{shipped.map(hostIn).join(language() === 'zh' ? '、' : ', ')}</p>
          </details>
        )}
      </section>
      <section>
        <h2>{t('settings_never')}</h2>
        {never.map((host) => (
          <Site key={host} name={host} onRemove={() => allowAgain(host)} />
        ))}
        {never.length === 0 && <p class="facts">{t('settings_neverNone')}</p>}
      </section>
      <Keys />
      <BackupSection />
      <section>
        <h2>{t('settings_data')}</h2>
        {storage.value && <p>{t('settings_used', size(storage.value.used), size(storage.value.quota))}</p>}
        <p>
          <a class="button" href={linkTo('export', { format: 'json' })}>
            {t('settings_backup')}
          </a>
        </p>
        <p class="facts">{t('settings_deleteHint')}</p>
        <p class="danger">
          <input
            class="field"
            aria-label={t('settings_deleteType', t('settings_deleteWord'))}
            placeholder={t('settings_deleteType', t('settings_deleteWord'))}
            value={sure.value}
            onInput={(event) => {
              sure.value = event.currentTarget.value;
            }}
          />
          <button
            type="button"
            class="button"
            disabled={sure.value.trim() !== t('settings_deleteWord')}
            onClick={() => void deleteAll()}
          >
            {t('settings_delete')}
          </button>
        </p>
      </section>
    </div>
  );
}

type SwitchName = 'shown' | 'strip' | 'learn' | 'keepPrivate';

function Switch({ name }: { name: SwitchName }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={settings.value[name]}
        onChange={(event) => void change({ [name]: event.currentTarget.checked })}
      />
      <span>{t(`settings_${name}`)}</span>
    </label>
  );
}

function Site({ name, onRemove }: { name: string; onRemove: () => Promise<void> }) {
  return (
    <p class="site-row">
      <span>{name}</span>
      <button type="button" class="link" aria-label={`${t('ui_remove')} ${name}`} onClick={() => void onRemove()}>
        {t('ui_remove')}
      </button>
    </p>
  );
}

/** Keys inside the page: those with Alt or Ctrl can be others; those of toolbar and card are told. */
function Keys() {
  return (
    <section>
      <h2>{t('settings_keys')}</h2>
      <p class="facts">{t('settings_keysHint')}</p>
      <dl class="keys">
        {['1–9', 'H', 'M', 'Del', 'Esc'].map((key, index) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`settings_key${index + 1}`)}</dd>
          </Fragment>
        ))}
        {actions.map((action) => (
          <Key key={action} action={action} />
        ))}
      </dl>
      <p class="facts">
        {t('settings_globalKeys')}{' '}
        <button type="button" class="link" onClick={() => void attempt('ui_working', openShortcuts)}>
          {t('settings_openKeys')}
        </button>
      </p>
    </section>
  );
}

/** The browser's own page for global shortcuts: Firefox has a call for it, Chrome an address. */
async function openShortcuts(): Promise<void> {
  const open: unknown = Reflect.get(browser.commands, 'openShortcutSettings');
  if (typeof open === 'function') await open.call(browser.commands);
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** Pressing a key in the field sets it; Backspace turns it off. */
function Key({ action }: { action: Action }) {
  const { keys } = settings.value;
  const set = (key: string) => change({ keys: { ...keys, [action]: key } });
  return (
    <>
      <dt>
        <input
          class="field key-field"
          aria-label={t(`settings_does_${action}`)}
          readOnly
          value={keyFor(action, keys) || t('settings_keyOff')}
          onKeyDown={(event) => {
            const pressed = keyOf(event);
            if (event.key === 'Backspace' || event.key === 'Delete') void set('');
            else if (!pressed) return;
            else if (actions.some((other) => other !== action && keyFor(other, keys) === pressed))
              tellFailure('settings_keyTaken');
            else void set(pressed);
            event.preventDefault();
          }}
        />
      </dt>
      <dd>{t(`settings_does_${action}`)}</dd>
    </>
  );
}

async function change(patch: Partial<Settings>): Promise<void> {
  const changed = await attempt('ui_working', () => service.changeSettings(patch));
  if (changed) settings.value = changed;
}

async function takeBack(pattern: string): Promise<void> {
  const outcome = await attempt('ui_working', () => service.takeBack(pattern));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
  await reread();
}

async function allowAgain(host: string): Promise<void> {
  await attempt('ui_working', () => service.never(host, false));
  await reread();
}

async function deleteAll(): Promise<void> {
  sure.value = '';
  const outcome = await attempt('ui_working', () => service.deleteEverything());
  if (outcome?.outcome === 'done') tell('settings_deleted');
  else if (outcome) tellFailure(outcome.reason);
  await reread();
}

/** `*://*.gov.cn/*` as a reader would write it. */
const hostIn = (pattern: string): string => pattern.replace(/^\*?[a-z]*:\/\//, '').replace(/\/\*$/, '');
