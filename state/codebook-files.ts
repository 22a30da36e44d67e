import { computed, signal } from '@preact/signals';
import type { RowFate } from '../core/codebook/files/read';
import { withPinyin } from '../core/codebook/pinyin';
import type { Command } from '../core/command';
import { guid } from '../core/guid';
import { newId } from '../core/id';
import type { Code, Codebook, KeptCodebook } from '../core/model';
import { write } from './edit';
import { records } from './records';
import { saveFile } from './saving';
import { attempt, tell, tellFailure } from './task';

/*
 * The codebook as files. Areas and excerpt types are kept as two codebooks and stand together in one file; what comes in
 * is dealt out again, and is one step.
 */

export type CodebookFormat = 'csv' | 'json' | 'qdc';
export type Fate = { name: string; outcome: 'add' | 'change' | 'merge' | 'same' };

/** What a file, or a loadable codebook, would bring. */
export interface Incoming {
  name: string;
  codebook: Codebook;
  /** It is kept beside the others, not mixed into them: so it can go again as a whole. */
  apart: boolean;
  /** The reader may choose which: a scheme that comes with the extension is never mixed in. */
  either: boolean;
  /** Rows of the file that were not read as they stand. */
  faults: RowFate[];
}

export const incoming = signal<Incoming | undefined>(undefined);

/** What is built on it is loaded with the first file. */
const planner = signal<typeof import('../core/codebook/files/plan') | undefined>(undefined);

/** Made anew where the codebook changes while the reader looks. */
export const plan = computed((): { fates: Fate[]; command: Command } | undefined => {
  const { value: coming } = incoming;
  if (!coming || !planner.value) return undefined;
  return planOf(coming, records.value.codebooks, planner.value);
});

export async function exportCodebook(format: CodebookFormat): Promise<void> {
  const file = await attempt('ui_working', async () => {
    const { writeCsv, writeJson, writeQdc } = await import('../core/codebook/files/write');
    const kept = records.value.codebooks;
    const [first] = kept;
    if (!first) return undefined;
    const whole: Codebook = { id: first.id, name: first.name, codes: kept.flatMap(({ codes }) => codes) };
    const encode = (text: string) => new TextEncoder().encode(text);
    const bytes =
      format === 'qdc' ? await writeQdc(kept) : encode(format === 'csv' ? writeCsv(whole) : writeJson(whole));
    const mime = { csv: 'text/csv', json: 'application/json', qdc: 'application/xml' }[format];
    return {
      name: `quanyue-codebook-${new Date().toISOString().slice(0, 10)}.${format}`,
      file: new Blob([new Uint8Array(bytes)], { type: mime }),
    };
  });
  if (!file) return;
  await saveFile(file);
  tell('ui_savedAs', { about: [file.name] });
}

/** Larger is no codebook: ten thousand codes with long definitions are some 20 MB. */
const LARGEST = 40_000_000;

/** Reads a file and shows what it would bring. Nothing is written. */
export async function openCodebookFile(file: File): Promise<void> {
  if (file.size > LARGEST) return tellFailure('import_tooLarge');
  const read = await attempt('ui_working', async () => {
    const [{ readCodebook }] = await Promise.all([import('../core/codebook/files/read'), loadPlanner()]);
    return readCodebook(file.name, new Uint8Array(await file.arrayBuffer()));
  });
  if (!read) return;
  if ('refused' in read) tellFailure(read.refused);
  else
    incoming.value = {
      name: file.name,
      codebook: read.codebook,
      apart: false,
      either: bringsOwn(read.codebook),
      faults: read.rows.filter(({ outcome }) => outcome !== 'read'),
    };
}

/** One of the codebooks that come with the extension. */
export async function openLoadable(id: string): Promise<void> {
  const codebook = await attempt('ui_working', async () => {
    const [{ loadable }] = await Promise.all([import('../core/codebook/loadable'), loadPlanner()]);
    return loadable.find((each) => each.id === id)?.make();
  });
  if (codebook) incoming.value = { name: codebook.name.zh, codebook, apart: true, either: false, faults: [] };
}

/** Mixed into what is here, or beside it. */
export function keepApart(apart: boolean): void {
  if (incoming.value) incoming.value = { ...incoming.value, apart };
}

/** Whether any of its codes is not here yet, and it is not one of the codebooks here itself. */
function bringsOwn({ id, codes }: Codebook): boolean {
  const here = idsOf(records.value.codebooks);
  return !records.value.codebooks.some((book) => book.id === id) && codes.some((code) => !here.has(code.id));
}

/** With the GUIDs that other programs know them by. */
const idsOf = (kept: readonly KeptCodebook[]): Set<string> =>
  new Set(kept.flatMap(({ codes }) => codes.flatMap(({ id }) => [id, guid(id)])));

export function closeIncoming(): void {
  incoming.value = undefined;
}

/** Brings in what was shown, as one step. */
export async function takeIncoming(): Promise<void> {
  const coming = incoming.value;
  const [first] = records.value.codebooks;
  if (!coming || !first) return;
  // Ten thousand codes take some seconds: that it is under way is told.
  const outcome = await attempt('ui_working', () =>
    write(first.id, async () => {
      const planning = await import('../core/codebook/files/plan');
      const codebook = await withPinyin(coming.codebook);
      const { command } = planOf({ ...coming, codebook }, records.value.codebooks, planning);
      return command.edits.length > 0 ? command : undefined;
    }),
  );
  if (outcome?.outcome !== 'done') return;
  incoming.value = undefined;
  tell('codebook_done', { about: ['step_importCodebook'], offers: 'undo' });
}

async function loadPlanner(): Promise<void> {
  planner.value ??= await import('../core/codebook/files/plan');
}

type Planning = typeof import('../core/codebook/files/plan');

/** Each facet goes where that facet is kept; of codes that are known by their id, where they are. */
function planOf({ codebook, apart }: Incoming, kept: readonly KeptCodebook[], planning: Planning) {
  const fates: Fate[] = [];
  const edits: Command['edits'] = [];
  let rest = codebook.codes;
  if (apart && !kept.some(({ id }) => id === codebook.id)) {
    const here = idsOf(kept);
    // An id stands for one code: what is here stays where it is.
    rest = rest.filter(({ id }) => here.has(id));
    const made = planning.makeCodebook({ ...codebook, codes: ownCodes(codebook.codes, here) }, lastOrder(kept));
    fates.push(...made.codes);
    edits.push(...made.command.edits);
  }
  for (const [book, codes] of dealtOut(rest, kept)) {
    const planned = planning.planCodebook({ ...codebook, codes }, book);
    fates.push(...planned.codes);
    edits.push(...planned.command.edits);
  }
  return { fates, command: { id: newId(), label: 'step_importCodebook', edits } };
}

/** Those that are not here. A slug says which of the built-in codes one is: of another codebook it would say that of two. */
function ownCodes(codes: readonly Code[], here: ReadonlySet<string>): Code[] {
  const own = codes.filter(({ id }) => !here.has(id));
  const ids = new Set(own.map(({ id }) => id));
  return own.map(({ slug: _, parent, ...code }) =>
    parent !== undefined && ids.has(parent) ? { ...code, parent } : code,
  );
}

const lastOrder = (kept: readonly KeptCodebook[]): number =>
  kept.reduce((last, { codes }) => codes.reduce((most, { order }) => Math.max(most, order), last), 0);

function dealtOut(codes: readonly Code[], kept: readonly KeptCodebook[]): Map<KeptCodebook, Code[]> {
  const homeOf = new Map(
    kept.flatMap((book) => book.codes.flatMap(({ id }) => [[id, book] as const, [guid(id), book] as const])),
  );
  const ofFacet = (facet: Code['facet']) =>
    kept.find((book) => book.codes.some((code) => code.facet === facet && code.slug)) ??
    kept.find((book) => book.codes.some((code) => code.facet === facet)) ??
    kept[0];
  const homes = { area: ofFacet('area'), type: ofFacet('type') };
  const dealt = new Map<KeptCodebook, Code[]>();
  const placed = new Map<string, KeptCodebook>();
  for (const code of codes) {
    const book = homeOf.get(code.id) ?? homes[code.facet];
    if (!book) continue;
    placed.set(code.id, book);
    const line = dealt.get(book);
    if (line) line.push(code);
    else dealt.set(book, [code]);
  }
  const facets = new Map(codes.map(({ id, facet }) => [id, facet]));
  // A parent of another facet or codebook is none.
  for (const [book, its] of dealt)
    dealt.set(
      book,
      its.map(({ parent, ...code }) =>
        parent !== undefined && placed.get(parent) === book && facets.get(parent) === code.facet
          ? { ...code, parent }
          : code,
      ),
    );
  return dealt;
}
