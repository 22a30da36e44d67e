import { asPast, type Learned, learn, learnedOf, nothingLearned, suggestLearned } from '../../core/codebook/learn';
import { type AreaSuggester, makeSuggester } from '../../core/codebook/suggester';
import type { Suggestion } from '../../core/codebook/suggestion';
import type { Id, Note } from '../../core/model';
import { readCodes, readRecentNotes, readSequence } from '../../store/reading';
import { readSettings } from '../../store/settings';
import { readSuggestWeights } from './data';
import { reading } from './kept';

/** The notes changed last teach; what a reader chose a thousand notes ago says little of today. */
const MOST_NOTES = 500;

let suggester: Promise<AreaSuggester> | undefined;

/** The codes that a passage speaks of, best first: what is known of reports, and what past notes tell of this reader. */
export async function suggestAreas(passage: { text: string; headings: string[] }): Promise<Suggestion[]> {
  const suggest = await ready();
  const [codes, learned] = await Promise.all([reading(readCodes), remembered(suggest)]);
  return suggestLearned(passage, suggest(passage), codes, learned);
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
  /** Revisions of the notes that are in it. */
  taken: Map<Id, number>;
}
let memory: Memory | undefined;

/** What the notes teach, made anew where one of them was changed; new ones are added to it. */
async function remembered(suggest: AreaSuggester): Promise<Learned> {
  const { learn: on, learnSince: since = '' } = await reading(readSettings);
  if (!on) {
    memory = undefined;
    return nothingLearned();
  }
  const sequence = await reading(readSequence);
  if (memory?.sequence === sequence && memory.since === since) return memory.learned;
  const notes = (await reading((db) => readRecentNotes(db, MOST_NOTES))).filter(({ created }) => created >= since);
  if (!memory || memory.since !== since || !holds(memory, notes))
    memory = { sequence, since, learned: nothingLearned(), taken: new Map() };
  for (const note of notes.reverse()) {
    if (memory.taken.has(note.id)) continue;
    const past = asPast(note);
    learn(memory.learned, past, suggest(past));
    memory.taken.set(note.id, note.revision);
  }
  memory.sequence = sequence;
  return memory.learned;
}

/** True where every note that was taken in is still there as it was. */
function holds({ taken }: Memory, notes: readonly Note[]): boolean {
  const there = notes.filter(({ id, revision }) => taken.get(id) === revision).length;
  return there === taken.size;
}
