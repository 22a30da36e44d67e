import { useMemo, useRef } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { nameOf } from './code-look';
import { inTree } from './find-code';

/** A search field. What an input method composes is searched for when it is composed. */
export function SearchField(props: { value: string; label?: string; onChange(query: string): void }) {
  const { value, label = t('ui_search'), onChange } = props;
  const composing = useRef(false);
  return (
    <input
      type="search"
      class="field search"
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      onInput={(event) => {
        if (!composing.current) onChange(event.currentTarget.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        onChange(event.currentTarget.value);
      }}
    />
  );
}

export interface ChoiceProps<T extends string> {
  /** What is chosen among, such as "Area". */
  label: string;
  /** How "any" is called. */
  any: string;
  options: readonly { value: T; name: string }[];
  value: T | undefined;
  onChange(value: T | undefined): void;
}

/** One of several, or any. */
export function Choice<T extends string>({ label, any, options, value, onChange }: ChoiceProps<T>) {
  // The same nodes while the options are the same: thousands of codes are not compared with each letter of a search.
  const items = useMemo(
    () =>
      options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      )),
    [options],
  );
  return (
    <select
      class="field choice"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(options.find((option) => option.value === chosen)?.value);
      }}
    >
      <option value="">{any}</option>
      {items}
    </select>
  );
}

export interface CodeChoiceProps {
  codes: readonly Code[];
  facet: Code['facet'];
  value: Id | undefined;
  onChange(value: Id | undefined): void;
}

/** An area (what is under one indented, all levels) or a type. */
export function CodeChoice({ codes, facet, value, onChange }: CodeChoiceProps) {
  const options = useMemo(() => {
    const its = codes.filter((code) => code.facet === facet && !code.archived);
    return inTree(its).map(({ code, depth }) => ({ value: code.id, name: INDENT.repeat(depth) + nameOf(code) }));
  }, [codes, facet]);
  const [label, any] = facet === 'area' ? [t('ui_area'), t('ui_anyArea')] : [t('ui_type'), t('ui_anyType')];
  return <Choice label={label} any={any} options={options} value={value} onChange={onChange} />;
}

/** An ideographic space: browsers shorten others at the beginning of an option. */
const INDENT = '\u3000';
