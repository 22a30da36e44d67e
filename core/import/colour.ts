import { readable } from '../codebook/colour';
import type { Colour } from '../model';
import { text } from './member';

export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

const parts = ['light', 'dark', 'ink', 'inkDark'] as const;

/**
 * A colour as our own files have it, or as one text. Of one that is damaged all four are made anew of the first part that
 * is a colour; undefined where none is: nothing else from a file becomes a style.
 */
export function colourIn(given: unknown): Colour | undefined {
  if (typeof given === 'string') return coloursOf(given);
  const [light, dark, ink, inkDark] = parts.map((part) => text(given, part)) as [string, string, string, string];
  const all = [light, dark, ink, inkDark];
  if (all.every(isColour)) return { light, dark, ink, inkDark };
  const known = all.find(isColour);
  return known === undefined ? undefined : coloursOf(known);
}

/** Our four, readable, of a colour that another program gives as one, `#rgb` or `#rrggbb`; undefined for anything else. */
export function coloursOf(colour: string): Colour | undefined {
  const [, short] = /^#([0-9a-f]{3})$/i.exec(colour.trim()) ?? [];
  const [, long = short && [...short].map((digit) => digit + digit).join('')] =
    /^#([0-9a-f]{6})$/i.exec(colour.trim()) ?? [];
  if (!long) return undefined;
  const given = [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
  const [red = 0, green = 0, blue = 0] = given;
  // Behind text a colour has to be light; one that is light already stays as it is.
  const isLight = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 150;
  const mix = (towards: number, share: number): string =>
    `#${given
      .map((part) =>
        Math.round(part + (towards - part) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  return readable({
    light: isLight ? `#${long.toLowerCase()}` : mix(255, 0.75),
    dark: mix(0, isLight ? 0.7 : 0.5),
    ink: mix(0, isLight ? 0.6 : 0.25),
    inkDark: mix(255, isLight ? 0.2 : 0.6),
  });
}
