import { expect } from 'vitest';
import { parse, settle } from '../../../core/import';
import type { Bundle } from '../../../core/model';
import { bundle } from './invented';

export const library: Bundle = { reports: [], texts: [], notes: [], codebooks: bundle.codebooks };

/** What the notes of a file say once they are in a library with our codebook. */
export async function told(bytes: Uint8Array, beside: Bundle = library) {
  const { bundle: incoming, rows } = await parse('some file.bin', bytes);
  const settled = settle(incoming, beside);
  const names = new Map(
    [...beside.codebooks, ...settled.flatMap((each) => (each.kind === 'codebook' ? [each.record] : []))].flatMap(
      ({ codes }) => codes.map((code) => [code.id, code.name.zh] as const),
    ),
  );
  const notes = settled.flatMap((each) => (each.kind === 'note' ? [each.record] : []));
  return {
    incoming,
    settled,
    outcomes: rows.map(({ outcome, reason }) => reason ?? outcome),
    reports: settled.flatMap((each) => (each.kind === 'report' ? [each.record] : [])),
    notes: notes.map((note) => ({
      quote: note.anchor.quote.exact,
      areas: note.areas.map((id) => names.get(id) ?? id),
      ...(note.type ? { type: names.get(note.type) ?? note.type } : {}),
      comment: note.comment,
    })),
  };
}

export const reasonOf = async (bytes: Uint8Array) => {
  const { bundle: incoming, rows } = await parse('x', bytes);
  expect(incoming.notes).toEqual([]);
  return rows.map(({ reason }) => reason);
};
