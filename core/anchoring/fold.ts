import { simplified } from './traditional';

/** A text with everything folded away that reprints change; each folded unit knows the raw unit it came from. */
export interface Folded {
  /** UTF-16 units. */
  units: Uint16Array;
  /** Raw offset of each folded unit; strictly increasing, so the raw end of unit i is `from[i] + 1`. */
  from: Uint32Array;
}

const noteMark = /[[［〔]\d{1,2}[\]］〕]/y;
// Letters alone are an abbreviation, such as (GDP); a tone mark makes it pinyin.
const pinyin = /[(（](?=[^)）]{0,40}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'’ ·]{1,40}[)）]/y;

const same: Record<string, string> = {
  '"': "“”„‟＂「」『』﹁﹂«»‘’‛＇'`′″",
  '-': '—–―‒‑‐−－─﹣',
  '.': '。．｡…⋯',
  ',': '、，､﹐',
  '~': '～〜∼',
  '(': '（﹙〔［[【',
  ')': '）﹚〕］]】',
  '·': '•・‧∙',
};

/** Per unit: what it becomes; 0 where it is dropped. Built once, 128 KB. */
const table = new Uint16Array(65536);
for (let unit = 0; unit < 65536; unit++) table[unit] = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
for (const [to, all] of Object.entries(same)) for (const one of all) table[one.charCodeAt(0)] = to.charCodeAt(0);
const dropped: [number, number][] = [
  [0, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0xb2, 0xb3],
  [0xb9, 0xb9],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x209c],
  [0x2460, 0x24ff],
  [0x2776, 0x2793],
  [0x3000, 0x3000],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
for (const [first, last] of dropped) table.fill(0, first, last + 1);

const dash = 0x2d;
const dot = 0x2e;
const opens = (unit: number): boolean =>
  unit === 0x5b || unit === 0xff3b || unit === 0x3014 || unit === 0x28 || unit === 0xff08;

/** Folds `raw`. Runs of dashes and of dots become one: —— and —, …… and ... are the same mark. */
export function fold(raw: string): Folded {
  const units = new Uint16Array(raw.length);
  const from = new Uint32Array(raw.length);
  let length = 0;
  let before = 0;
  for (let at = 0; at < raw.length; at++) {
    const unit = raw.charCodeAt(at);
    if (opens(unit)) {
      const mark = unit === 0x28 || unit === 0xff08 ? pinyin : noteMark;
      mark.lastIndex = at;
      if (mark.test(raw)) {
        at = mark.lastIndex - 1;
        continue;
      }
    }
    const folded = simplified(table[unit] ?? unit);
    if (folded === 0 || (folded === before && (folded === dash || folded === dot))) continue;
    units[length] = folded;
    from[length++] = at;
    before = folded;
  }
  return { units: units.slice(0, length), from: from.slice(0, length) };
}
