import { verdictOn } from './judge';
import { factsIn } from './metadata';
import { read } from './reading';
import type { PageText, Recognition } from './types';

/** What a page is, how sure that is, and what its head tells of it. */
export function recognise(page: PageText): Recognition {
  const reading = read(page);
  const recognition = verdictOn(reading, page.url);
  return recognition.verdict === 'none' ? recognition : { ...recognition, ...factsIn(reading) };
}
