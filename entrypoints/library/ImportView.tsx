import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ImportPreview } from '../../components/ImportPreview';
import { Message } from '../../components/Message';
import { plural, t } from '../../i18n/t';
import { cancel, closeImport, type Importing, importing, openFiles, undoImport, writeIt } from '../../state/importing';
import { linkTo } from '../../state/route';
import '../../assets/import.css';

/** A file, what it would bring, and the word to bring it. */
export function ImportView() {
  const now = importing.value;
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed has gone with what it stood in.
    if (now.state !== 'idle' && document.activeElement === document.body) view.current?.focus();
  }, [now.state]);
  return (
    <div ref={view} class="import-now" tabIndex={-1}>
      <p class="visually-hidden" role="status">
        {titleOf(now)}
      </p>
      <Standing {...now} />
    </div>
  );
}

/** What the reader who does not see the view change is told; that it is done, a toast says. */
function titleOf(now: Importing): string {
  switch (now.state) {
    case 'reading':
      return t('import_reading', now.name);
    case 'writing':
      return t('import_writing', now.preview.name);
    case 'preview':
      return t('import_preview', now.preview.name);
    case 'failed':
      return t('import_failed', now.name);
    default:
      return '';
  }
}

function Standing(now: Importing) {
  switch (now.state) {
    case 'idle':
      return <Choose />;
    case 'reading':
    case 'writing':
      return <Working text={titleOf(now)} />;
    case 'preview':
      return <Shown {...now} />;
    case 'done':
      return (
        <Message title={t(now.preview.restoring ? 'backup_restored' : 'import_done', now.preview.name)}>
          <button type="button" class="button" onClick={() => void undoImport()}>
            {t('ui_undo')}
          </button>
          <a class="button" href={linkTo('notes')}>
            {t('library_notes')}
          </a>
          <FileButton label={t('import_again')} />
        </Message>
      );
    case 'failed':
      return (
        <Message title={titleOf(now)} text={`${t(now.reason, ...now.about)} ${t('import_unchanged')}`}>
          <button type="button" class="button" onClick={closeImport}>
            {t('ui_close')}
          </button>
        </Message>
      );
  }
}

function Choose() {
  return (
    <Message title={t('import_title')} text={t('import_about')}>
      <FileButton label={t('import_choose')} primary />
      <span class="facts">{t('import_dropHint')}</span>
    </Message>
  );
}

function FileButton({ label, primary = false }: { label: string; primary?: boolean }) {
  return (
    <label class={`button import-file${primary ? ' button-primary' : ''}`}>
      {label}
      <input
        type="file"
        multiple
        accept=".json,.jsonld,.csv,.tsv,.txt,.qdpx,.qdc,.qde,.zip,.xml"
        onChange={(event) => {
          openFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function Working({ text }: { text: string }) {
  return (
    <Message title={text}>
      <progress aria-label={text} />
      <button type="button" class="button" onClick={() => void cancel()}>
        {t('ui_cancel')}
      </button>
    </Message>
  );
}

function Shown({ preview, waiting }: Extract<Importing, { state: 'preview' }>) {
  const { counts, refused } = preview;
  const brings = counts.some(({ outcome }) => outcome !== 'duplicate');
  const [reason] = refused;
  const unreadable = counts.length === 0 && reason !== undefined;
  return (
    <section class="import-view">
      <h2>{t('import_preview', preview.name)}</h2>
      {!brings && (
        <p>
          {unreadable
            ? t('import_unreadable', t(reason.reason))
            : t(counts.length === 0 ? 'import_empty' : 'import_nothing')}
        </p>
      )}
      <p class="export-actions">
        {brings && (
          <button type="button" class="button button-primary" onClick={() => void writeIt()}>
            {t(preview.restoring ? 'ui_restore' : 'import_start')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void (brings ? cancel() : closeImport())}>
          {t(brings ? 'ui_cancel' : 'ui_close')}
        </button>
        {brings && waiting > 0 && (
          <button type="button" class="button" onClick={closeImport}>
            {t('import_skip')}
          </button>
        )}
        {waiting > 0 && <span class="facts">{plural('import_waiting', waiting)}</span>}
      </p>
      {!unreadable && <ImportPreview {...preview} />}
    </section>
  );
}

const dragging = signal(false);

/** Takes files that are dropped anywhere on the library, and shows what they would bring. */
export function acceptDrops(signal: AbortSignal): void {
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    // Else the browser opens the file in place of the library.
    event.preventDefault();
    dragging.value = true;
  };
  document.addEventListener('dragenter', over, { signal });
  document.addEventListener('dragover', over, { signal });
  document.addEventListener(
    'dragleave',
    ({ relatedTarget }) => {
      if (relatedTarget === null) dragging.value = false;
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      dragging.value = false;
      if (!carriesFiles(event)) return;
      event.preventDefault();
      location.hash = linkTo('import');
      openFiles(event.dataTransfer?.files ?? []);
    },
    { signal },
  );
}

/** Shown over the library while a file is held above it. */
export function DropHint() {
  return dragging.value ? <p class="drop-hint">{t('import_drop')}</p> : null;
}
