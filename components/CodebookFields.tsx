import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ColourFault, colourFaults, colourFrom, goodColour } from '../core/codebook/colour';
import type { CodePatch } from '../core/codebook/edit';
import type { Code, Colour, Names } from '../core/model';
import { language, t } from '../i18n/t';
import { lookOf, nameOf } from './code-look';

export interface CodebookFieldsProps {
  code: Code;
  /** Of its facet: what its colour must be told from. */
  codes: readonly Code[];
  onChange(patch: CodePatch): void;
}

/** All that is said of a code. Each field is a step when it is left, or at Enter; Escape takes back what was typed. */
export function CodebookFields({ code, codes, onChange }: CodebookFieldsProps) {
  const own = language();
  const other = own === 'zh' ? 'en' : 'zh';
  const parted = (field: 'definition' | 'include' | 'exclude') => (
    <Field
      label={t(`codebook_${field}`)}
      value={code[field]?.[own] ?? ''}
      long
      onChange={(text) => onChange({ [field]: inLanguage(code[field], own, text) })}
    />
  );
  return (
    <div class="codebook-fields">
      <Field
        name="name"
        label={t('codebook_name')}
        value={code.name[own]}
        onChange={(text) => onChange({ name: inLanguage(code.name, own, text) ?? { zh: '', en: '' } })}
      />
      <Field
        label={t(other === 'en' ? 'codebook_nameEnglish' : 'codebook_nameChinese')}
        value={code.name[other]}
        onChange={(text) => onChange({ name: { ...code.name, [other]: text } })}
      />
      {parted('definition')}
      {parted('include')}
      {parted('exclude')}
      <Field
        label={t('codebook_synonyms')}
        hint={t('codebook_synonymsHint')}
        value={(code.synonyms ?? []).join(own === 'zh' ? '、' : ', ')}
        onChange={(text) => onChange({ synonyms: wordsIn(text) })}
      />
      <ColourField key={code.id} code={code} codes={codes} onChange={(colour) => onChange({ colour })} />
      <Field
        label={t('codebook_badge')}
        hint={t('codebook_badgeHint')}
        short
        value={code.badge ?? ''}
        onChange={(text) => onChange({ badge: Array.from(text)[0] })}
      />
      {code.facet === 'area' && (
        <Field
          label={t('codebook_key')}
          hint={t('codebook_keyHint')}
          short
          value={code.key ?? ''}
          fits={(text) => /^(?:[a-gi-ln-z]|)$/.test(text.toLowerCase())}
          onChange={(text) => onChange({ key: text.toLowerCase() || undefined })}
        />
      )}
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange(text: string): void;
  name?: string;
  hint?: string;
  long?: boolean;
  short?: boolean;
  /** What does not fit is told and not kept. */
  fits?(text: string): boolean;
}

function Field({ label, value, onChange, name, hint, long, short, fits }: FieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // Changed elsewhere, or undone: not written at each drawing, which would take what is being typed.
  useLayoutEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  const read = () => {
    const text = field.current?.value.trim() ?? '';
    const unfit = fits !== undefined && !fits(text);
    field.current?.setCustomValidity(unfit ? (hint ?? label) : '');
    if (unfit) field.current?.reportValidity();
    else if (text !== value) onChange(text);
  };
  const shared = {
    ref: field,
    class: `field${short ? ' field-short' : ''}`,
    onChange: read,
    onInput: () => field.current?.setCustomValidity(''),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !field.current) return;
      field.current.value = value;
      field.current.setCustomValidity('');
    },
    ...(name ? { name } : {}),
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is in it, its attributes are spread.
    <label class="codebook-field">
      <span>{label}</span>
      {long ? (
        <textarea {...shared} rows={2} />
      ) : (
        <input {...shared} type="text" autocomplete="off" spellcheck={false} />
      )}
      {hint && <small>{hint}</small>}
    </label>
  );
}

interface ColourFieldProps {
  code: Code;
  codes: readonly Code[];
  onChange(colour: Colour | undefined): void;
}

/** A colour is made readable in both themes as it is picked; where it looks like a neighbour's, one near to it is offered. */
function ColourField({ code, codes, onChange }: ColourFieldProps) {
  const [picked, setPicked] = useState<{ colour: Colour; good: Colour; faults: ColourFault[] } | undefined>(undefined);
  const neighbours = codes.filter(({ id, colour, archived }) => id !== code.id && colour && !archived);
  const colours = neighbours.flatMap(({ colour }) => colour ?? []);
  const look = lookOf(codes, code.id);
  const pick = (hex: string) => {
    const colour = colourFrom(hex);
    const faults = colourFaults(colour, colours);
    if (faults.length === 0) onChange(colour);
    setPicked(faults.length === 0 ? undefined : { colour, good: goodColour(hex, colours), faults });
  };
  const take = (colour: Colour | undefined) => {
    setPicked(undefined);
    onChange(colour);
  };
  const alike = picked?.faults.flatMap((fault) => (fault.fault === 'alike' ? (neighbours[fault.neighbour] ?? []) : []));
  return (
    <div class="codebook-field">
      <span id="codebook-colour">{t('codebook_colour')}</span>
      <span class="codebook-colour">
        <input
          type="color"
          aria-labelledby="codebook-colour"
          value={look?.style['--qy-light'] ?? '#e7e5df'}
          onChange={(event) => pick(event.currentTarget.value)}
        />
        {look && <Swatch style={look.style} name={look.name} />}
        {code.colour && code.parent !== undefined && (
          <button type="button" class="link" onClick={() => take(undefined)}>
            {t('codebook_inherit')}
          </button>
        )}
      </span>
      {picked && (
        <div class="codebook-offer" role="status">
          <p>
            {alike?.length
              ? t(
                  'codebook_alike',
                  alike
                    .slice(0, 3)
                    .map(nameOf)
                    .join(language() === 'zh' ? '、' : ', '),
                )
              : t('codebook_unreadable')}
          </p>
          <button type="button" class="button" onClick={() => take(picked.good)}>
            <Swatch style={styleOf(picked.good)} name={t('codebook_takeNear')} />
          </button>
          <button type="button" class="button" onClick={() => take(picked.colour)}>
            <Swatch style={styleOf(picked.colour)} name={t('codebook_takePicked')} />
          </button>
        </div>
      )}
    </div>
  );
}

const Swatch = ({ style, name }: { style: Record<string, string>; name: string }) => (
  <span class="chip tinted" style={style}>
    {name}
  </span>
);

const styleOf = (colour: Colour) => ({
  '--qy-light': colour.light,
  '--qy-dark': colour.dark,
  '--qy-ink-light': colour.ink,
  '--qy-ink-dark': colour.inkDark,
});

/** Said in one language; the other follows where it had only repeated it. Nothing in either is nothing. */
function inLanguage(names: Names | undefined, own: 'zh' | 'en', text: string): Names | undefined {
  const other = own === 'zh' ? 'en' : 'zh';
  const rest = names && names[other] !== names[own] ? names[other] : text;
  if (!text && !rest) return undefined;
  return own === 'zh' ? { zh: text, en: rest } : { zh: rest, en: text };
}

function wordsIn(text: string): string[] | undefined {
  const words = text
    .split(/[、，,;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return words.length > 0 ? [...new Set(words)] : undefined;
}
