import { useState } from 'preact/hooks';
import { t } from '../i18n/t';

export interface ExportMenuProps {
  formats: readonly { id: string; copies: boolean }[];
  onCopy(format: string): void;
  onSave(format: string): void;
}

/** A format, and the two things to do with it. */
export function ExportMenu({ formats, onCopy, onSave }: ExportMenuProps) {
  const [chosen, setChosen] = useState(formats[0]?.id ?? '');
  const format = formats.find(({ id }) => id === chosen);
  return (
    <div class="export-menu">
      <select
        class="field choice"
        aria-label={t('ui_format')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {formats.map(({ id }) => (
          <option key={id} value={id}>
            {t(`export_${id}`)}
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={!format?.copies} onClick={() => onCopy(chosen)}>
        {t('ui_copy')}
      </button>
      <button type="button" class="button button-primary" onClick={() => onSave(chosen)}>
        {t('ui_save')}
      </button>
    </div>
  );
}
