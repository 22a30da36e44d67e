import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t';

/** Sooner than this there is nothing to wait for, and a bar would only flash. */
const SOON = 1000;

/**
 * How far a long export has come, with the button that ends it. It stands there unseen before it is needed: to show it
 * moves nothing. The bar always has a value: one without moves by itself, sixty times a second, in the page's thread.
 */
export function ExportProgress(props: { progress: { done: number; of: number } | undefined; onCancel(): void }) {
  const { progress, onCancel } = props;
  const exporting = progress !== undefined;
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!exporting) return;
    const timer = setTimeout(() => setLong(true), SOON);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [exporting]);
  return (
    <span class={long ? 'export-progress' : 'export-progress export-waiting'}>
      <span role="status">
        <span>{t('export_progress')}</span>
      </span>
      <progress aria-label={t('export_progress')} value={progress?.done ?? 0} max={progress?.of || 1} />
      <button type="button" class="button" onClick={onCancel}>
        {t('ui_cancel')}
      </button>
    </span>
  );
}
