import { folds } from './table';
import { pairsIn } from './traditional-text';

export { looksTraditional } from './traditional-text';

/** Has traditional characters folded to simplified ones from now on. */
export function setTraditional(table: string): void {
  for (const [traditional, simplified] of pairsIn(table)) folds[traditional] = simplified;
}
