import { useEffect, useRef, useState } from 'preact/hooks';
import { type CopyForm, copyForms } from '../core/copy-forms';
import { t } from '../i18n/t';
import { useBeside } from './beside';
import { Icon, IconButton } from './Icon';

export interface CopyMenuProps {
  /** The form of last time: the first button's. */
  last: CopyForm;
  onCopy(form: CopyForm): void;
}

/** What a button is called that copies in a form. */
export const copyLabel = (form: CopyForm): string => t('ui_copyAs', t(`ui_copyAs_${form}`));

/**
 * Copies as last time, or in a form chosen from a menu (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/): arrows
 * walk, Enter chooses, Escape and leaving close it.
 */
export function CopyMenu({ last, onCopy }: CopyMenuProps) {
  const [form, setForm] = useState(last);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useBeside(menu, opener);
  const items = () => Array.from(menu.current?.querySelectorAll<HTMLElement>('button') ?? []);

  useEffect(() => {
    if (open) items()[copyForms.indexOf(form)]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const keyed = (event: KeyboardEvent) => {
    const all = items();
    const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all[to % all.length]?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    // The menu alone closes; what holds it stays.
    event.stopPropagation();
  };

  return (
    <span class="copying">
      <IconButton name="copy" label={copyLabel(form)} onClick={() => onCopy(form)} />
      <button
        ref={opener}
        type="button"
        class="icon-button copy-more"
        aria-haspopup="menu"
        aria-expanded={open}
        title={t('ui_copyMore')}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" />
      </button>
      {open && (
        <div
          ref={menu}
          role="menu"
          tabIndex={-1}
          class="menu"
          aria-label={t('ui_copyMore')}
          onKeyDown={keyed}
          onFocusOut={({ relatedTarget, currentTarget }) => {
            const to = relatedTarget;
            if (!(to instanceof Node) || (!currentTarget.contains(to) && to !== opener.current)) setOpen(false);
          }}
        >
          {copyForms.map((each) => (
            <button
              key={each}
              type="button"
              role="menuitemradio"
              tabIndex={-1}
              aria-checked={each === form}
              onClick={() => {
                close();
                setForm(each);
                onCopy(each);
              }}
            >
              {t(`ui_copyAs_${each}`)}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
