import { t } from '../i18n/t';

/** `failed` carries the reason, in words. */
export type Saved = 'saved' | 'saving' | { failed: string };

/** Says "saved" only when told that it is. */
export function SavedMark({ saved }: { saved: Saved }) {
  if (typeof saved === 'object')
    return (
      <span class="saved saved-failed" role="alert">
        {saved.failed ? t('ui_notSavedBecause', saved.failed) : t('ui_notSaved')}
      </span>
    );
  return (
    <span class="saved" role="status">
      {t(saved === 'saved' ? 'ui_saved' : 'ui_saving')}
    </span>
  );
}
