import { t } from '../i18n/t';

export interface ExportFormatsProps {
  /** In the order of the groups. */
  formats: readonly { id: string; purpose: string }[];
  purposes: readonly string[];
  chosen: string;
  onChoose(format: string): void;
}

/** The formats under what they are for, each with a line about it. */
export function ExportFormats({ formats, purposes, chosen, onChoose }: ExportFormatsProps) {
  return (
    <fieldset class="formats">
      <legend>{t('ui_format')}</legend>
      {purposes.map((purpose) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is read out twice with each radio button.
        <div key={purpose} role="group" aria-labelledby={`for-${purpose}`}>
          <h2 id={`for-${purpose}`} class="formats-for">
            {t(`export_for_${purpose}`)}
          </h2>
          {formats.map(
            ({ id, purpose: its }) =>
              its === purpose && (
                <label key={id} class="format">
                  <input
                    type="radio"
                    name="format"
                    value={id}
                    checked={id === chosen}
                    onChange={() => onChoose(id)}
                    aria-describedby={`about-${id}`}
                  />
                  <b>{t(`export_${id}`)}</b>
                  <span id={`about-${id}`}>{t(`export_${id}_about`)}</span>
                </label>
              ),
          )}
        </div>
      ))}
    </fieldset>
  );
}
