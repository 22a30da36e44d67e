import type { FoundNote, OpenedPage } from '../core/command';
import type { Note, Report } from '../core/model';
import type { Recognition } from '../core/report/types';
import { hashText } from './hash';
import { readPositions } from './reading';
import { findReport, look } from './same-report';
import type { Store } from './schema';

/** What is kept for a page as it is open now. */
export interface KeptPage {
  /** The hash of its text. */
  text: string;
  report?: Report;
  /** The report's notes, those in the trash left out. */
  notes: Note[];
  /** Positions cached for this text. */
  located: FoundNote[];
}

/** Finds the report of a page, by address or by words, and its notes. Writes nothing. */
export async function readPage(db: Store, page: OpenedPage, recognition?: Recognition): Promise<KeptPage> {
  const text = await hashText(page.text);
  const looked = look(page, text);
  const tx = db.transaction([...db.objectStoreNames]);
  const report = await findReport(tx, looked, recognition ?? { verdict: 'none', score: 0 });
  if (!report || report.trashed) return { text, notes: [], located: [] };
  const notes = (await tx.objectStore('notes').index('report').getAll(report.id)).filter(({ trashed }) => !trashed);
  const located = await readPositions(db, text, new Set(notes.map(({ id }) => id)));
  return { text, report, notes, located };
}
