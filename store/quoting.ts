import type { Note } from '../core/model';
import { explained } from '../core/report/explained';
import { unmarked, unmarkedQuote } from '../core/report/note-marks';
import { readOtherTexts, readText } from './reading';
import type { Store } from './schema';

/**
 * A note's words as they are quoted, without the report's note marks: told by the text that the note was made on and by
 * the lists of terms on the report's other pages; where that text is not kept, by the words around the note.
 */
export async function readQuoted(db: Store, { report, text: hash, anchor }: Note): Promise<string> {
  const { quote, position } = anchor;
  const text = (await readText(db, hash))?.text;
  if (text === undefined || !position || text.slice(position.start, position.end) !== quote.exact)
    return unmarkedQuote(quote);
  return unmarked(explained(text, await readOtherTexts(db, report, hash)), position.start, position.end);
}
