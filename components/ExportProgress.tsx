import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t';

/** Sooner than this there is nothing to wait for, and a bar would only flash. */
const SOON = 1000;

/** How far a long export has come, with the button that ends it. Mounted when it begins. */
export function ExportProgress({ done, of, onCancel }: { done: number; of: number; onCancel(): void }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  return (
    <span class="export-progress">
      <progress aria-label={t('export_progress')} {...(of > 0 ? { value: done, max: of } : {})} />
      <button type="button" class="button" onClick={onCancel}>
        {t('ui_cancel')}
      </button>
    </span>
  );
}
