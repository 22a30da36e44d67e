import type { Anchor, Located } from '../model';
import { locating } from './locating';
import { setTraditional } from './traditional';
import { traditional } from './traditional.data';

setTraditional(traditional);

export { describe, NothingToAnchor } from './describe';
export type { Anchor, Located };
export { locating };

/** Locates all anchors in one text, in the order given: `locating` run to its end. */
export function locate(text: string, anchors: readonly Anchor[]): Located[] {
  const steps = locating(text, anchors);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
