import type { Bundle } from '../model';

/** What became of one row, record or annotation of a file. */
export interface RowOutcome {
  outcome: 'read' | 'invalid';
  /** A message key: `import_invalid_note`. */
  reason?: string;
}

export interface Parsed {
  bundle: Bundle;
  rows: RowOutcome[];
}

/** Why a whole file cannot be read, as a message key. Thrown by readers, and made a value by `parse`. */
export class Unreadable extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export const emptyBundle = (): Bundle => ({ reports: [], texts: [], notes: [], codebooks: [] });

export const read: RowOutcome = { outcome: 'read' };
export const invalid = (reason: string): RowOutcome => ({ outcome: 'invalid', reason });
