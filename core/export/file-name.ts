import type { Bundle } from '../model';
import { reportName } from '../report/name';
import { words } from './words';

/** Names of devices, which Windows refuses with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;
/** Code points: names of files have at most 255 bytes, of which one takes up to four. */
const LONGEST = 60;

/**
 * `20261124-宁海县2024年政府工作报告.csv`: the day and the one report's title, or a general name. Safe on Windows,
 * macOS and in Obsidian: none of their forbidden characters, no reserved name, cut by code points.
 * `today` is the local day.
 */
export function fileName(bundle: Pick<Bundle, 'reports'>, extension: string, today: Date = new Date()): string {
  const [first, ...others] = bundle.reports;
  const title = first && others.length === 0 ? safeName(reportName(first)) : '';
  return `${compactDay(today)}-${title || words.collection.zh}.${extension}`;
}

/** A title as (part of) a file's name; '' where nothing is left of it. */
export function safeName(title: string): string {
  const plain = title
    .replace(/[<>:"/\\|?*#^[\]\p{C}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const cut = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '');
  return RESERVED.test(cut.split('.')[0]?.trimEnd() ?? '') ? `_${cut}` : cut;
}

/** `20261124`, of the local day. */
export function compactDay(day: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
}
