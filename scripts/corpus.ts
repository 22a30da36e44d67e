/**
 * The table of what is recognised on the corpus, against the bars of the issue, and the misses. The texts are other
 * people's: they are read from where they lie (`corpus` beside the repository, or QUANYUE_CORPUS) and never come into it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outline, type PageText, type Recognition, recognise, sameReport } from '../core/report';
import { fingerprint, overlap as similarity } from '../core/report/fingerprint';
import { glance } from '../core/report/glance';
import { beside } from '../tests/beside';

interface Item {
  name: string;
  url: string | null;
  title_seen: string | null;
  text: string;
  label: string;
  kind: string;
  tolerance: 'strict' | 'sibling' | 'either';
  verbatim: boolean;
  truth: Record<string, string | number | boolean | null>;
}

const root = process.env.QUANYUE_CORPUS ?? beside('corpus');
if (!existsSync(root)) {
  console.log(`No corpus at ${root}: nothing measured.`);
  process.exit(0);
}
const read = (folder: string): Item[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ ...JSON.parse(readFileSync(join(root, folder, file), 'utf8')), name: file.slice(0, -5) }));

const page = (item: Item): PageText => ({
  url: item.url ?? '',
  title: item.title_seen ?? '',
  blocks: item.text.split('\n'),
});
const squeeze = (value: unknown): string =>
  String(value ?? '').replace(/\s|\?\?|\s?\((?:inference|from|[^)]*市\)).*$/g, '');

let failed = 0;
/** @param bar so many must be right; without one the row is only told */
function row(name: string, right: number, of: number, bar: number | undefined, misses: string[]): void {
  const ok = bar === undefined || right >= bar;
  if (!ok) failed++;
  const mark = bar === undefined ? '    ' : ok ? 'ok  ' : 'MISS';
  const end = bar === undefined ? '(not counted)' : `(bar ${bar})`;
  console.log(`${mark} ${name.padEnd(44)} ${String(right).padStart(4)} / ${of}  ${end}`);
  for (const miss of misses) console.log(`       ${miss}`);
}

const positives = read('positive').map((item) => ({ item, seen: recognise(page(item)) }));
const negatives = read('negative').map((item) => ({ item, seen: recognise(page(item)) }));
type Judged = (typeof positives)[number];
/** Of these the issue says that no verdict is wrong: their rows are printed and have no bar. */
const isEither = ({ item }: { item: Item }) => item.tolerance === 'either';

const verdicts = (name: string, judged: Judged[], right: (seen: Recognition) => boolean, allowed: number) => {
  const misses = judged.filter(({ seen }) => !right(seen));
  row(
    name,
    judged.length - misses.length,
    judged.length,
    judged.length - allowed,
    misses.map(({ item, seen }) => `${item.name}: ${seen.verdict} ${seen.score} ${seen.reasons?.join(' ')}`),
  );
};
const looks = [...positives, ...negatives].map(({ item, seen }) => {
  const { url, title, blocks } = page(item);
  return { item, seen, first: glance({ url, title, text: blocks.join('\n') }) };
});
const otherwise = looks.filter(({ seen, first }) => (seen.verdict === 'none') !== (first.verdict === 'none'));
row(
  'first look: something or nothing',
  looks.length - otherwise.length,
  looks.length,
  looks.length,
  otherwise.map(({ item, seen, first }) => `${item.name}: ${first.verdict} for ${seen.verdict}`),
);
const isSibling = ({ item }: Judged) => item.tolerance === 'sibling';
verdicts(
  'strict positives: report',
  positives.filter(({ item }) => item.tolerance === 'strict'),
  (seen) => seen.verdict === 'report',
  1,
);
verdicts(
  'strict negatives: not a report',
  negatives.filter(({ item }) => item.tolerance === 'strict'),
  (seen) => seen.verdict !== 'report',
  1,
);
verdicts('siblings: sibling', [...positives, ...negatives].filter(isSibling), (seen) => seen.verdict === 'sibling', 1);
for (const { item, seen } of [...positives, ...negatives])
  if (item.tolerance === 'either' || (item.label === 'negative' && seen.verdict !== 'none'))
    console.log(
      `     (${item.tolerance}) ${item.label} ${item.name}: ${seen.verdict} ${seen.kind ?? ''} ${seen.score}`,
    );

/** A fact counts where the text shows it: its digits and words all stand there. */
function visible(item: Item, field: string, value: unknown): boolean {
  const text = squeeze(item.text + (item.title_seen ?? ''));
  if (value === null || value === undefined) return false;
  if (field === 'date') {
    const [year = '', month = '', day = ''] = String(value).split('-');
    const han = (n: string) => '〇一二三四五六七八九'.charAt(Number(n));
    const number = (n: number) =>
      n < 10
        ? han(String(n))
        : `${n >= 20 ? han(String(Math.floor(n / 10))) : ''}十${n % 10 ? han(String(n % 10)) : ''}`;
    return (
      text.includes(`${year}年${Number(month)}月${Number(day)}日`) ||
      text.includes(`${[...year].map(han).join('')}年${number(Number(month))}月${number(Number(day))}日`)
    );
  }
  if (field === 'region' && /^中华人民共和国$/.test(squeeze(value))) return true;
  if (field === 'region' || field === 'session') return text.includes(squeeze(value));
  if (field === 'year') return text.includes(String(value));
  if (field === 'speaker') return text.includes(squeeze(value)) && !String(value).includes('inference');
  return true;
}

const fields: [field: keyof Recognition, truth: string, share: number][] = [
  ['region', 'region', 0.97],
  ['level', 'level', 0.98],
  ['year', 'report_year', 0.97],
  ['date', 'meeting_date', 0.95],
  ['session', 'session', 0.95],
  ['speaker', 'speaker', 0.93],
];
for (const [field, name, share] of fields) {
  const shown = positives.filter(
    ({ item, seen }) =>
      seen.verdict !== 'none' && item.tolerance !== 'either' && visible(item, field, item.truth[name]),
  );
  const misses = shown.filter(({ item, seen }) => squeeze(seen[field]) !== squeeze(item.truth[name]));
  row(
    field,
    shown.length - misses.length,
    shown.length,
    Math.ceil(share * shown.length),
    misses.map(({ item, seen }) => `${item.name}: ${String(seen[field])} for ${String(item.truth[name])}`),
  );
}
const unseen = positives
  .filter(({ seen }) => seen.verdict !== 'none')
  .flatMap(({ item, seen }) =>
    fields
      .filter(
        ([field, name]) =>
          !visible(item, field, item.truth[name]) && squeeze(seen[field]) !== squeeze(item.truth[name]),
      )
      .map(([field, name]) => `${item.name} ${field}: ${String(seen[field])} for ${String(item.truth[name])}`),
  );
console.log('not counted (truth not in the text):');
for (const line of unseen) console.log(`       ${line}`);

const HEAD = /^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;
const FURNITURE = /[\s\u200b\ufeff?]|&(?:nbsp|ensp|emsp);?/g;
/** Of running text, with the sentence not yet at its end: what comes next goes on with it. */
const UNFINISHED = /[，。；].*[^。！？：；…”’）】》.!?:;)"\]\s]\s*$/;
const outlined = positives.filter(({ seen }) => seen.verdict === 'report');
outlines(
  '',
  outlined.filter((judged) => !isEither(judged)),
);
outlines(' (either)', outlined.filter(isEither));

function outlines(which: string, judged: Judged[]): void {
  let heads = 0;
  let found = 0;
  const taken: string[] = [];
  let sections = 0;
  for (const { item } of judged) {
    const lines = item.text.split('\n');
    const parts = outline(lines);
    lines.forEach((line, block) => {
      if (!HEAD.test(line)) return;
      heads++;
      if (parts.some((section) => section.block === block && section.offset === line.search(/\S/))) found++;
      else console.log(`       head not found: ${item.name} ${line.slice(0, 30)}`);
    });
    sections += parts.length;
    for (const { block, offset } of parts) {
      const before = (lines[block] ?? '').slice(0, offset);
      const above = lines.findLastIndex((each, at) => at < block && each.trim() !== '');
      const goesOn = UNFINISHED.test(lines[above] ?? '') && !parts.some((section) => section.block === above);
      if (before.replace(FURNITURE, '') || goesOn)
        taken.push(`${item.name}: …${(lines[above] ?? '').slice(-12)}⏎${(lines[block] ?? '').slice(0, offset + 24)}`);
    }
  }
  const bar = (all: number) => (which ? undefined : all);
  row(`outline: 一、 and （一） at line start${which}`, found, heads, bar(heads), []);
  row(`outline: no sentence within taken${which}`, sections - taken.length, sections, bar(sections), taken);
}
/** A reprint: other furniture, half-width punctuation, every fiftieth character another. */
function reprint(text: string): string {
  const half: Record<string, string> = {
    '，': ',',
    '：': ':',
    '；': ';',
    '（': '(',
    '）': ')',
    '！': '!',
    '“': '"',
    '”': '"',
  };
  const edited = [...text].map((one, at) =>
    at % 50 === 25 && /[\u4e00-\u9fff]/.test(one) ? '某' : (half[one] ?? one),
  );
  return `首页\n公文写作\n加入收藏\n${edited.join('')}\n上一篇\n下一篇\n版权所有，转载请注明出处，本站内容来源于网络，如有侵权请联系删除。`;
}
const LONG = 2000;
const isLong = ({ item }: Judged) => item.text.length > LONG;
const whole = positives.filter(isLong).map(({ item }) => page(item));
const compared = (item: Item, copy: string) => ({
  item,
  ...sameReport(page(item), { url: 'http://other.example/1.html', title: '', blocks: copy.split('\n') }),
});
const thirds = (item: Item) => {
  const text = reprint(item.text);
  const third = Math.ceil(text.length / 3);
  return [0, 1, 2].map((part) => compared(item, text.slice(part * third, (part + 1) * third)));
};
type Compared = ReturnType<typeof compared>;
function copied(name: string, all: Compared[], share = 1): Compared[] {
  const count = (which: string, some: Compared[], least?: number) => {
    const apart = some.filter(({ same }) => !same);
    row(
      `sameReport: ${name}${which}`,
      some.length - apart.length,
      some.length,
      least === undefined ? undefined : Math.ceil(least * some.length),
      apart.map(({ item, overlap }) => `${item.name} ${item.text.length} characters: ${overlap.toFixed(2)}`),
    );
  };
  count(
    '',
    all.filter((one) => !isEither(one)),
    share,
  );
  count(' (either)', all.filter(isEither));
  return all;
}
const copies = copied(
  'copies',
  positives.map(({ item }) => compared(item, reprint(item.text))),
);
const pieces = copied(
  'thirds',
  positives.filter(isLong).flatMap(({ item }) => thirds(item)),
);
/**
 * The one allowance: of texts so short that their third is some dozens of characters, most of them edits and the formula
 * that all reports begin with, so large a share of thirds is known again; of all others every one.
 */
const OF_SHORT = 0.85;
const short = positives.filter((judged) => !isLong(judged)).flatMap(({ item }) => thirds(item));
copied(`thirds of ${LONG} and less`, short, OF_SHORT);
const all = [...positives, ...negatives].map(({ item }) => page(item));
const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => ({ a, b, ...sameReport(a, b) })));
const merged = pairs.filter(({ same }) => same);
row(
  'sameReport: pairs kept apart',
  pairs.length - merged.length,
  pairs.length,
  pairs.length,
  merged.map(({ a, b, overlap }) => `${a.title} = ${b.title} ${overlap}`),
);
const least = Math.min(...[...copies, ...pieces].map(({ overlap }) => overlap));
const most = Math.max(...pairs.map(({ overlap }) => overlap));
console.log(`     overlap of copies from ${least.toFixed(2)}, of different reports to ${most.toFixed(2)}`);
const prints = whole.map(({ blocks }) => fingerprint(blocks.join('\n')));
const nearest = Math.max(...prints.flatMap((a, at) => prints.slice(at + 1).map((b) => similarity(a, b))));
const furthest = Math.min(
  ...positives
    .filter(({ item }) => item.text.length > 2000)
    .map(({ item }, at) => similarity(prints[at] ?? [], fingerprint(reprint(item.text)))),
);
console.log(`     by fingerprints: copies from ${furthest.toFixed(2)}, different reports to ${nearest.toFixed(2)}`);
process.exitCode = failed ? 1 : 0;
