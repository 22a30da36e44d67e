import { judge } from './judge';
import { metadata } from './metadata';
import type { PageText, Recognition } from './types';

/** What a page is, how sure that is, and what its head tells of it. */
export function recognise(page: PageText): Recognition {
  const { recognition, title, head, body, opening } = judge(page);
  return recognition.verdict === 'none' ? recognition : { ...recognition, ...metadata(title, head, body, opening) };
}
