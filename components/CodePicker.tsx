import { useMemo, useRef, useState } from 'preact/hooks';
import { newId } from '../core/id';
import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { keyOf } from './area-keys';
import { Badge } from './Badge';
import { useBeside } from './beside';
import { nameOf, pathName } from './code-look';
import { findCode } from './find-code';
import { isImeKey } from './ime';

export interface CodePickerProps {
  codes: readonly Code[];
  chosen: readonly Id[];
  /** The likeliest first: they head the list, and 1–9 in the empty field choose them. */
  likely?: readonly Id[];
  /** A chosen code is given again to take it away. */
  onToggle(id: Id): void;
  /** Where choosing ends the matter: one more with Shift, before the last. Told below the list. */
  onAlso?: ((id: Id) => void) | undefined;
  /** Enter, where nothing is typed or walked to. */
  onEnter?: (() => void) | undefined;
  placeholder?: string;
  /** Its name with the key that leads here, told on hover too. */
  title?: string | undefined;
  /** The list stays in view below the field, in place of opening over what follows. */
  inline?: boolean;
}

const NONE: readonly Id[] = [];

/** As many as a reader looks through; more typing brings the rest. */
const MOST = 60;

/**
 * A combobox over a multi-selectable listbox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The field is not
 * controlled: writing its value while an input method composes in it would end the composition.
 */
export function CodePicker({
  codes,
  chosen,
  likely = NONE,
  onToggle,
  onAlso,
  onEnter,
  placeholder,
  title,
  inline,
}: CodePickerProps) {
  const [id] = useState(newId);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const listed = open || inline === true;
  const first = useMemo(() => likely.flatMap((id) => codes.find((code) => code.id === id) ?? []), [codes, likely]);
  // Where names are numbered, as CAP's are (1002 公路, not 5G网络), digits are typed to find them.
  const counted = useMemo(() => (codes.some(({ name }) => /^[\d.]+[ 、]/.test(name.zh)) ? [] : first), [codes, first]);
  const heads = query ? 0 : first.length;
  const found = useMemo(
    () => (listed ? [...(query ? [] : first), ...findCode(codes, query).slice(0, MOST)] : []),
    [codes, query, listed, first],
  );
  const current = found[active];
  useBeside(box);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const read = () => {
    const value = field.current?.value ?? '';
    setQuery(value);
    setOpen(true);
    setActive(value.trim() ? 0 : -1);
  };
  const toggle = (code: Code, also: boolean) => {
    if (also && onAlso) onAlso(code.id);
    else onToggle(code.id);
    if (field.current) field.current.value = '';
    setQuery('');
    setActive(-1);
    field.current?.focus();
  };
  const move = (to: number) => {
    const next = found.length ? (to + found.length) % found.length : -1;
    setOpen(true);
    setActive(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  };

  /** Who types quickly presses Enter before what was typed has been drawn: then it is looked for now. */
  const meant = (): Code | undefined => {
    const value = field.current?.value ?? '';
    return value === query ? current : value.trim() ? findCode(codes, value)[0] : undefined;
  };

  const digit = (event: KeyboardEvent): Code | undefined =>
    field.current?.value || event.ctrlKey || event.metaKey || event.altKey
      ? undefined
      : counted[Number(keyOf(event)) - 1];

  const keyed = (event: KeyboardEvent) => {
    if (composing.current || isImeKey(event)) return;
    const code = event.key === 'Enter' ? meant() : digit(event);
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active < 0 ? found.length - 1 : active - 1);
    else if (code) toggle(code, event.shiftKey);
    else if (event.key === 'Enter' && onEnter && !field.current?.value) onEnter();
    else if (event.key === 'Escape' && open && !inline) {
      close();
      // The list alone closes; what holds the picker stays.
      event.stopPropagation();
    } else if (event.key === 'Backspace' && !field.current?.value && chosen.length) {
      const last = chosen.at(-1);
      if (last !== undefined) onToggle(last);
    } else return;
    event.preventDefault();
  };

  return (
    <div class={`picker${inline ? ' picker-inline' : ''}`}>
      <input
        ref={field}
        type="text"
        role="combobox"
        class="field"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-label={title || placeholder || t('ui_addArea')}
        title={title}
        {...(onAlso ? { 'aria-description': t('ui_pickHint') } : {})}
        {...(current ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        placeholder={placeholder ?? t('ui_addArea')}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={close}
        onInput={() => {
          if (!composing.current) read();
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          read();
        }}
        onKeyDown={keyed}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: not a control: what is pressed in it leaves the focus in the field, a blur would close it before the click. */}
      <div
        ref={inline ? null : box}
        class="options"
        hidden={found.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        <div
          ref={list}
          id={`${id}-list`}
          // What scrolls is a stop of the Tab key, and this one would be gone with the field's focus.
          tabIndex={-1}
          role="listbox"
          aria-multiselectable="true"
          aria-label={placeholder ?? t('ui_addArea')}
        >
          {found.map((code, index) => {
            const shortcut = index < heads ? counted[index] && String(index + 1) : undefined;
            const key = index < heads ? shortcut : code.key;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys; an option is its descendant.
              // biome-ignore lint/a11y/useFocusableInteractive: pointed to by aria-activedescendant.
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                class={`option${index === active ? ' is-active' : ''}${code.parent && !query && index >= heads ? ' option-sub' : ''}`}
                aria-selected={chosen.includes(code.id)}
                aria-keyshortcuts={shortcut}
                title={pathName(codes, code)}
                onClick={(event) => toggle(code, event.shiftKey)}
              >
                <Badge codes={codes} id={code.id} />
                <span class="option-name">{nameOf(code)}</span>
                {key && <kbd>{key}</kbd>}
              </div>
            );
          })}
        </div>
        {onAlso && <p class="options-hint">{t('ui_pickHint')}</p>}
      </div>
      <p class="visually-hidden" role="status">
        {open && query && found.length === 0 ? t('ui_noSuchArea', query) : ''}
      </p>
    </div>
  );
}
