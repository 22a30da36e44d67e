import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/t';

/** Typing rests this long before it is saved: a step a pause, not a step a letter. */
const PAUSE = 400;

export interface CommentFieldProps {
  value: string;
  /** `from`: what it was made of, which may be older than `value`. */
  onChange(text: string, from: string): void;
  label?: string;
}

/**
 * A text field that grows with what is typed and gives it on after a pause, on leaving it, and when its page is hidden;
 * never in the middle of an input method's composition. Not controlled: a newer `value` from elsewhere is taken over
 * only while nothing unsaved stands in the field.
 */
export function CommentField({ value, onChange, label = t('ui_comment') }: CommentFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const given = useRef(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useRef(onChange);
  change.current = onChange;

  const give = () => {
    clearTimeout(timer.current);
    const text = field.current?.value;
    if (composing.current || text === undefined || text === given.current) return;
    const from = given.current;
    given.current = text;
    change.current(text, from);
  };
  const typed = () => {
    grow(field.current);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(give, PAUSE);
  };

  useEffect(() => {
    const element = field.current;
    if (element && element.value === given.current && !composing.current) {
      given.current = value;
      if (element.value !== value) element.value = value;
    }
    grow(element);
  }, [value]);

  useEffect(() => {
    const element = field.current;
    const hidden = () => {
      if (document.visibilityState === 'hidden') give();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', give);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', give);
      clearTimeout(timer.current);
      // The ref is gone by now, the text is not.
      if (element && element.value !== given.current) change.current(element.value, given.current);
    };
  }, []);

  return (
    <textarea
      ref={field}
      class="field comment"
      rows={1}
      aria-label={label}
      placeholder={label}
      // Not `value`: where nothing was typed yet the field would have it before it is looked at.
      defaultValue={given.current}
      onInput={typed}
      onBlur={give}
      onCompositionStart={() => {
        composing.current = true;
        clearTimeout(timer.current);
      }}
      onCompositionEnd={() => {
        composing.current = false;
        typed();
      }}
    />
  );
}

/** Not in Firefox 140 and Chrome before 123. Elsewhere nothing is measured at a keystroke. */
const growsByItself = globalThis.CSS?.supports?.('field-sizing', 'content') ?? false;

/** As high as its text, where the style sheet (`field-sizing`) does not see to it. */
function grow(element: HTMLTextAreaElement | null): void {
  if (!element || growsByItself) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight + 2}px`;
}
