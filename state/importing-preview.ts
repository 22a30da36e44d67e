import type { RowOutcome } from '../core/import/outcome';
import type { Settled } from '../core/import/plan';
import type { Names } from '../core/model';

/** What a file would bring, as the reader is shown it before anything is written. */
export interface Preview {
  name: string;
  /** A snapshot that is put back, not a file. */
  restoring: boolean;
  counts: Count[];
  /** The first rows that would change something, and of each outcome some. */
  rows: PreviewRow[];
  refused: { reason: string; count: number; first: number }[];
}

export interface Count {
  kind: Settled['kind'];
  outcome: Settled['outcome'];
  count: number;
}

export interface PreviewRow extends Omit<Count, 'count'> {
  /** Of a passage its quote, of others their name, in both languages where it has two. */
  title: string | Names;
  /** The comment of a passage, or what it becomes. */
  about: string;
}

/** So many rows of each kind and outcome are shown. */
const SHOWN = 8;
const LONGEST = 120;

/** The preview of a settled plan. `first` of a refusal is the number of the first row that was refused so, from 1. */
export function preview(
  name: string,
  settled: readonly Settled[],
  rows: readonly RowOutcome[],
  restoring: boolean,
): Preview {
  const counts = new Map<string, Count>();
  const shown: PreviewRow[] = [];
  for (const each of settled) {
    const { kind, outcome } = each;
    const key = `${kind}/${outcome}`;
    const count = counts.get(key) ?? { kind, outcome, count: 0 };
    counts.set(key, { ...count, count: count.count + 1 });
    if (count.count < SHOWN && kind !== 'text' && kind !== 'change') shown.push({ kind, outcome, ...titleOf(each) });
  }
  return { name, restoring, counts: [...counts.values()], rows: shown, refused: refusals(rows) };
}

function refusals(rows: readonly RowOutcome[]): Preview['refused'] {
  const refused = new Map<string, Preview['refused'][number]>();
  for (const [index, { outcome, reason = 'import_notOurs' }] of rows.entries()) {
    if (outcome !== 'invalid') continue;
    const known = refused.get(reason) ?? { reason, count: 0, first: index + 1 };
    refused.set(reason, { ...known, count: known.count + 1 });
  }
  return [...refused.values()];
}

function titleOf(settled: Settled): Pick<PreviewRow, 'title' | 'about'> {
  switch (settled.kind) {
    case 'note':
      return { title: cut(settled.record.anchor.quote.exact), about: cut(settled.record.comment) };
    case 'report':
      return { title: cut(settled.record.title), about: cut(settled.record.region ?? '') };
    case 'codebook':
      return {
        title: { zh: cut(settled.record.name.zh), en: cut(settled.record.name.en) },
        about: String(settled.record.codes.length),
      };
    default:
      return { title: settled.id, about: '' };
  }
}

const cut = (text: string): string =>
  text.length > LONGEST ? `${Array.from(text).slice(0, LONGEST).join('')}…` : text;
