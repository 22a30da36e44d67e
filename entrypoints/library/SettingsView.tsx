import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { defaultSettings, type Settings } from '../../core/settings';
import { t } from '../../i18n/t';
import { service } from '../../state/edit';
import { alsoRead, reread } from '../../state/records';
import { attempt, tell, tellFailure } from '../../state/task';
import { storageState } from '../../store/reading';

const settings = signal<Settings>(defaultSettings);
const used = signal<{ used: number; quota: number } | undefined>(undefined);
const sure = signal('');
alsoRead(async () => {
  [settings.value, used.value] = await Promise.all([service.settings(), storageState()]);
}, new AbortController().signal);

export function SettingsView() {
  const now = settings.value;
  return (
    <div class="settings">
      <section>
        <h2>{t('settings_reading')}</h2>
        <Switch name="shown" />
        <Switch name="strip" />
        <Switch name="learn" />
        <Switch name="keepPrivate" />
      </section>
      <Sites title={t('settings_allowed')} hosts={now.allowed} none={t('settings_allowedNone')} onRemove={disallow} />
      <Sites title={t('settings_never')} hosts={now.never} none={t('settings_neverNone')} onRemove={allowAgain} />
      <section>
        <h2>{t('settings_keys')}</h2>
        <dl class="keys">
          {['1–9', 'H', 'M', 'Esc', 'Ctrl+Z'].map((key, index) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`settings_key${index + 1}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('settings_globalKeys')}</p>
      </section>
      <section>
        <h2>{t('settings_data')}</h2>
        {used.value && <p>{t('settings_used', megabytes(used.value.used), megabytes(used.value.quota))}</p>}
        <p>{t('settings_deleteHint')}</p>
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

function Sites(props: { title: string; hosts: readonly string[]; none: string; onRemove(host: string): void }) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.hosts.length === 0 && <p class="facts">{props.none}</p>}
      <ul class="sites">
        {props.hosts.map((host) => (
          <li key={host}>
            <code>{host}</code>
            <button type="button" class="link" onClick={() => props.onRemove(host)}>
              {t('ui_remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function change(patch: Partial<Settings>): Promise<void> {
  const changed = await attempt('ui_working', () => service.changeSettings(patch));
  if (changed) settings.value = changed;
}

/** Taking a permission back tells the background, which takes the site off the list. */
async function disallow(origin: string): Promise<void> {
  await attempt('ui_working', () => browser.permissions.remove({ origins: [origin] }));
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

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
