import type { Located } from '../../../core/model.ts';
import type { Scene, Span } from './scenes.ts';

/** How the notes of one scene fared. Present ones are correct, near, wrong or not painted; absent ones painted or not. */
export interface Tally {
  present: number;
  correct: number;
  near: number;
  wrong: number;
  doubtful: number;
  lost: number;
  absent: number;
  absentPainted: number;
  absentDoubtful: number;
}

export function emptyTally(): Tally {
  return {
    present: 0,
    correct: 0,
    near: 0,
    wrong: 0,
    doubtful: 0,
    lost: 0,
    absent: 0,
    absentPainted: 0,
    absentDoubtful: 0,
  };
}

export function jaccard(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared <= 0 ? 0 : shared / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

/** Adds one run to a tally; `told` hears of each note that was not correct. */
export function judge(
  { truth }: Scene,
  found: readonly Located[],
  tally: Tally,
  told?: (index: number, what: string) => void,
): Tally {
  for (const [index, place] of found.entries()) {
    const here = truth[index];
    if (here === 'partly') continue;
    const painted = place.status === 'exact' || place.status === 'edited';
    if (here === undefined) {
      tally.absent++;
      if (painted) {
        tally.absentPainted++;
        told?.(index, 'absent painted');
      } else if (place.status === 'doubtful') tally.absentDoubtful++;
      continue;
    }
    tally.present++;
    if (!painted) {
      tally[place.status === 'doubtful' ? 'doubtful' : 'lost']++;
      told?.(index, place.status);
      continue;
    }
    const overlap = jaccard(here, place);
    const verdict = overlap >= 0.9 ? 'correct' : overlap >= 0.5 ? 'near' : 'wrong';
    tally[verdict]++;
    if (verdict !== 'correct') told?.(index, verdict);
  }
  return tally;
}
