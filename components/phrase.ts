import type { Note } from '../core/model';

const LONGEST = 60;

/** A paragraph is said once; a phrase comes again. */
export const isPhrase = ({ anchor }: Pick<Note, 'anchor'>): boolean => anchor.quote.exact.trim().length <= LONGEST;
