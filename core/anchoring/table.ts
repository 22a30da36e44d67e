export const bracket = 0x28;
export const dash = 0x2d;
export const dot = 0x2e;

/** What stands for what: first the form that is kept, then those that reprints put in its place. */
const same: Record<string, string> = {
  '"': "“”„‟＂「」『』﹁﹂«»‘’‛＇'`′″",
  '-': '—–―‒‑‐−－─﹣',
  '.': '。．｡…⋯',
  ',': '、，､﹐',
  '~': '～〜∼',
  '(': '（﹙〔［[【',
  ')': '）﹚〕］]】',
  '<': '《〈',
  '>': '》〉',
  '·': '•・‧∙',
  ':': '∶',
  〇: '○◯',
};

/** Spaces, control and invisible characters, superscripts and the ^ before them, circled numbers and characters. */
const dropped: readonly (readonly [first: number, last: number])[] = [
  [0, 0x20],
  [0x5e, 0x5e],
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
  [0x3251, 0x32bf],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** Radicals, compatibility ideographs, vertical, small and wide forms: what copies from PDF files are full of. */
const compatible: readonly (readonly [first: number, last: number])[] = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe6f],
  [0xff00, 0xffef],
];

/** For each unit what it is folded to, 0 where it is dropped. 128 KB, the traditional characters included. */
export const folds = new Uint16Array(65536);

for (let unit = 0; unit < 65536; unit++) folds[unit] = unit;
for (const [to, all] of Object.entries(same)) for (const one of to + all) folds[one.charCodeAt(0)] = to.charCodeAt(0);
for (const [first, last] of dropped) folds.fill(0, first, last + 1);
for (const [first, last] of compatible)
  for (let unit = first; unit <= last; unit++) {
    const plain = String.fromCharCode(unit).normalize('NFKC');
    if (folds[unit] === unit && plain.length === 1) folds[unit] = folds[plain.charCodeAt(0)] ?? unit;
  }
