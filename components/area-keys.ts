import type { Code, Id } from '../core/model';

/** What a key says, whatever Shift makes of it: Shift+1 is `!` on some keyboards and `1` on others. */
export const keyOf = ({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string =>
  (shiftKey && /^Digit([1-9])$/.exec(code)?.[1]) || key.toLowerCase();

/** Digits are for what is likely here, letters are the reader's own; h and m are taken. */
export const areaOfKey = (key: string, likely: readonly Id[], areas: readonly Code[]): Id | undefined =>
  likely[/^[1-9]$/.test(key) ? Number(key) - 1 : -1] ?? areas.find((code) => code.key === key && !/[hm]/.test(key))?.id;
