import { asPast, type Learned, learn, learnedOf, nothingLearned, suggestLearned } from '../../core/codebook/learn';
import { likelyFirst } from '../../core/codebook/likely';
import { type AreaSuggester, makeSuggester } from '../../core/codebook/suggester';
import type { Suggestion } from '../../core/codebook/suggestion';
import type { Code, Id, Note } from '../../core/model';
import { readCodes, readNote, readRecentAreas, readRecentNotes, readSequence } from '../../store/reading';
import { readSettings } from '../../store/settings';
import { readSuggestWeights } from './data';
import { reading } from './kept';

/** The notes changed last teach; what a reader chose a thousand notes ago says little of today. */
const MOST_NOTES = 500;

let suggester: Promise<AreaSuggester> | undefined;

/**
 * The codes that a passage speaks of, best first: what is known of reports, and what past notes tell of this reader, as
 * far as they have been read. A reader who has just selected words does not wait for the reading of the newest note.
 */
export async function suggestAreas(passage: { text: string; headings: string[] }): Promise<Suggestion[]> {
  const suggest = await ready();
  const codes = await codesNow();
  const suggested = suggestLearned(passage, suggest, codes, memory?.learned ?? nothingLearned());
  rereading ??= remembered(suggest).finally(() => {
    rereading = undefined;
  });
  rereading.catch(() => {});
  return suggested;
}

/** For the picker of a note's card. What the note has already is no question. */
export async function likelyAreas(id: Id): Promise<Id[]> {
  const note = await reading((db) => readNote(db, id));
  if (!note) return [];
  const suggested = await suggestAreas(asPast(note));
  const recent = await reading((db) => readRecentAreas(db, RECENT));
  const others = (await codesNow()).filter((code) => code.facet === 'area' && !note.areas.includes(code.id));
  return likelyFirst(
    suggested.map(({ code }) => code),
    recent,
    others,
  );
}
/** A note's own areas are among them. */
const RECENT = 20;

let known: { sequence: number; codes: Code[] } | undefined;

/** Read anew where something was written: ten thousand codes take longer than the toolbar waits. */
async function codesNow(): Promise<Code[]> {
  const sequence = await reading(readSequence);
  if (known?.sequence !== sequence) known = { sequence, codes: await reading(readCodes) };
  return known.codes;
}

let rereading: Promise<Learned> | undefined;

/** The toolbar waits for suggestions but a moment: what they need is read before the reader selects the first passage. */
export function warmSuggestions(): void {
  codesNow()
    .then(ready)
    .then(remembered)
    .catch(() => {
      // Told where a passage is asked about.
    });
}

/** What was learned, code by code, to be shown. */
export async function whatWasLearned(): Promise<{ code: Id; notes: number; words: string[]; areas: string[] }[]> {
  const learned = await remembered(await ready());
  return [...learned.codes.keys()].map((code) => ({ code, ...learnedOf(learned, code) }));
}

function ready(): Promise<AreaSuggester> {
  suggester ??= readSuggestWeights().then(makeSuggester);
  // A file that could not be read is tried again at the next passage.
  suggester.catch(() => {
    suggester = undefined;
  });
  return suggester;
}

interface Memory {
  sequence: number;
  since: string;
  learned: Learned;
  /** The notes that are in it, each with what it taught. */
  taken: Map<Id, string>;
}
let memory: Memory | undefined;

/** What the notes teach, made anew where one of them teaches something else now; new ones are added to it. */
async function remembered(suggest: AreaSuggester): Promise<Learned> {
  const { learn: on, learnSince: since = '' } = await reading(readSettings);
  if (!on) {
    memory = undefined;
    return nothingLearned();
  }
  const sequence = await reading(readSequence);
  if (memory?.sequence === sequence && memory.since === since) return memory.learned;
  // Those that taught once, too, though newer ones have pushed them out: else with so many notes each new one would have
  // all learned anew. A note without an area teaches nothing.
  const notes = (await reading((db) => readRecentNotes(db, 2 * MOST_NOTES))).filter(
    ({ created, areas }) => areas.length > 0 && created >= since,
  );
  const next: Memory =
    memory?.since === since && holds(memory, notes)
      ? memory
      : { sequence, since, learned: nothingLearned(), taken: new Map() };
  let taken = 0;
  for (const note of notes.slice(0, MOST_NOTES).reverse()) {
    if (next.taken.has(note.id)) continue;
    const past = asPast(note);
    learn(next.learned, past, suggest(past));
    next.taken.set(note.id, lessonOf(note));
    // Hundreds of notes are half a second of a worker that has commands to do.
    if (++taken % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  next.sequence = sequence;
  memory = next;
  return next.learned;
}

/** So many notes are learned from before others have their turn. */
const AT_ONCE = 10;

/** Words and areas: a comment teaches nothing. */
const lessonOf = ({ anchor, section, areas }: Note): string => JSON.stringify([anchor.quote.exact, section, areas]);

/** True where every note that was taken in is still there and teaches the same. */
function holds({ taken }: Memory, notes: readonly Note[]): boolean {
  const there = notes.filter((note) => taken.get(note.id) === lessonOf(note)).length;
  return there === taken.size;
}
