import { useRef } from 'preact/hooks';
import { faults, filterNames } from '../core/export/template';
import { variables } from '../core/export/template-values';
import { t } from '../i18n/t';

/** What can be chosen for a file; which of it, the format says. */
export interface Options {
  language: 'zh' | 'en';
  groupBy: 'area' | 'place' | 'report';
  preset: 'plain' | 'obsidian' | 'logseq' | 'own';
  template: string;
  commonFonts: boolean;
  standard: '2025' | '2015';
}

const CHOICES = {
  groupBy: ['area', 'place', 'report'],
  preset: ['plain', 'obsidian', 'logseq', 'own'],
  standard: ['2025', '2015'],
  language: ['zh', 'en'],
} as const satisfies { [Name in keyof Options]?: readonly Options[Name][] };

export interface ExportOptionsProps {
  /** The names of the options that the format has. */
  takes: readonly string[];
  options: Options;
  onChange(change: Partial<Options>): void;
}

export function ExportOptions({ takes, options, onChange }: ExportOptionsProps) {
  if (takes.length === 0) return null;
  const select = <Name extends keyof typeof CHOICES>(name: Name) =>
    takes.includes(name) && (
      <label key={name} class="export-option">
        {t(`export_${name}`)}
        <select
          class="field choice"
          name={name}
          value={options[name]}
          onChange={({ currentTarget: { value } }) => {
            const chosen = CHOICES[name].find((each) => each === value);
            if (chosen !== undefined) onChange({ [name]: chosen });
          }}
        >
          {CHOICES[name].map((each) => (
            <option key={each} value={each}>
              {t(`export_${name}_${each}`)}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <fieldset class="export-options">
      <legend>{t('export_options')}</legend>
      {select('groupBy')}
      {select('preset')}
      {select('standard')}
      {select('language')}
      {takes.includes('commonFonts') && (
        <label class="switch">
          <input
            type="checkbox"
            name="commonFonts"
            checked={options.commonFonts}
            onChange={({ currentTarget }) => onChange({ commonFonts: currentTarget.checked })}
          />
          {t('export_commonFonts')}
        </label>
      )}
      {takes.includes('template') && options.preset === 'own' && (
        <Template value={options.template} onChange={(template) => onChange({ template })} />
      )}
    </fieldset>
  );
}

/** The field is not controlled: writing its value while an input method composes in it would end the composition. */
function Template({ value, onChange }: { value: string; onChange(template: string): void }) {
  const composing = useRef(false);
  const wrong = faults(value, variables);
  const messages = value.trim() === '' ? [t('export_template_empty')] : wrong.map((each) => sayFault(each, value));
  return (
    <div class="export-template">
      <label for="template">{t('export_template')}</label>
      <textarea
        id="template"
        class="field"
        rows={8}
        spellcheck={false}
        defaultValue={value}
        aria-describedby="template-faults"
        aria-invalid={wrong.length > 0}
        onInput={({ currentTarget }) => {
          if (!composing.current) onChange(currentTarget.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={({ currentTarget }) => {
          composing.current = false;
          onChange(currentTarget.value);
        }}
      />
      <div id="template-faults" class="alarm" role="status">
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </div>
      <details>
        <summary>{t('export_template_help')}</summary>
        <p>
          {t('export_template_variables')}
          {variables.map((name) => (
            <code key={name}>{`{{${name}}}`} </code>
          ))}
        </p>
        <p>
          {t('export_template_filters')}
          {filterNames.map((name) => (
            <code key={name}>{`|${name}`} </code>
          ))}
        </p>
      </details>
    </div>
  );
}

function sayFault({ at, text, fault }: ReturnType<typeof faults>[number], template: string): string {
  const key = {
    'unknown variable': 'export_template_noVariable',
    'unknown filter': 'export_template_noFilter',
    'not a place': 'export_template_noPlace',
  }[fault];
  return t(key, template.slice(0, at).split('\n').length, text);
}
