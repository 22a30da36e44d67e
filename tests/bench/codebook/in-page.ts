import { alike, asBefore } from '../../../core/codebook/coded-before';
import type { Note, Report } from '../../../core/model';
import { openStore } from '../../../store/open';
import { readNotes, readReports } from '../../../store/reading';
import type { Store } from '../../../store/schema';
import { readCodedBefore } from '../../../store/wordings';

/* What runs in a page of the extension: thousands of notes put there, and what it costs to find the like of one. */

let db: Store;

export async function open(): Promise<void> {
  db?.close();
  db = await openStore();
}

/** Notes of earlier reports, a hundred each: four clauses of the genre with other figures and a name of their own. */
export async function fill(count: number, clauses: readonly string[]): Promise<void> {
  const [model] = (await db.getAll('notes')) as [Note];
  const [report] = (await db.getAll('reports')) as [Report];
  let state = 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const han = (length: number) => Array.from({ length }, () => String.fromCharCode(0x4e00 + next(3000))).join('');
  for (let first = 0; first < count; first += 5000) {
    const tx = db.transaction(['notes', 'reports', 'wordings'], 'readwrite');
    for (let n = first; n < Math.min(first + 5000, count); n++) {
      const of = `report ${Math.floor(n / 100)}`;
      if (n % 100 === 0) void tx.objectStore('reports').put({ ...report, id: of, pages: [], year: 1950 + (n % 70) });
      const words = Array.from({ length: 4 }, () => `${clauses[next(clauses.length)] ?? ''}${han(6)}`).join(',');
      const exact = words.replace(/\d+/g, () => String(next(900)));
      const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      void tx
        .objectStore('notes')
        .put({ ...model, id, report: of, anchor: { quote: { exact, prefix: '', suffix: '' } } });
    }
    await tx.done;
  }
  // Last year's words, in the middle of all.
  const before = await db.get('notes', `00000000-0000-4000-8000-${String(count >> 1).padStart(12, '0')}`);
  const exact = model.anchor.quote.exact.replace(/\d/g, '7');
  if (before) await db.put('notes', { ...before, anchor: { quote: { ...model.anchor.quote, exact } } });
}

export async function slow(id: string) {
  const [note, notes, reports] = await Promise.all([db.get('notes', id), readNotes(db), readReports(db)]);
  return note ? asBefore(alike(note, notes), reports) : [];
}

export const quick = (id: string) => readCodedBefore(db, id);

export async function clocked(way: 'slow' | 'quick', id: string): Promise<{ ms: number; found: string }> {
  const start = performance.now();
  const found = await (way === 'slow' ? slow(id) : quick(id));
  return { ms: performance.now() - start, found: found.map(({ note }) => note).join() };
}

export async function own(): Promise<string> {
  const notes = await db.getAll('notes');
  return notes.find(({ id }) => !id.startsWith('00000000-'))?.id ?? '';
}

export async function bytes(): Promise<{ marks: number; notes: number }> {
  const all = await db.getAll('wordings');
  return {
    marks: all.reduce((sum, { marks }) => sum + marks.byteLength, 0),
    notes: all.reduce((sum, { notes }) => sum + notes.length, 0),
  };
}
