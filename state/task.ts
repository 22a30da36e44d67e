import { signal } from '@preact/signals';

/** How the last thing that the reader asked for stands: the one place that says busy, done and failed. */
export type Task =
  | { state: 'idle' }
  | { state: 'busy'; key: string }
  /** `offers`: the step can be taken back, or what was taken back be done again. */
  | { state: 'done'; key: string; about: string[]; offers?: 'undo' | 'redo' | undefined }
  | { state: 'failed'; reason: string; about: string[] };

/** Message keys with what they speak of; words are the views' affair. */
export const task = signal<Task>({ state: 'idle' });

const SHOWN = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

interface Told {
  about?: string[];
  offers?: 'undo' | 'redo';
}

export function tell(key: string, { about = [], offers }: Told = {}): void {
  show({ state: 'done', key, about, offers });
}

export function tellFailure(reason: string, about: string[] = []): void {
  show({ state: 'failed', reason, about });
}

/** Names a failure to the reader: its message key where it has one, else what the program itself says. */
export function tellError(error: unknown): void {
  if (error instanceof Error && error.name === 'NewerDatabase') tellFailure('refused_newerDatabase');
  else tellFailure('ui_failed', [error instanceof Error ? error.message : String(error)]);
}

/** What is kept cannot be read, and why: a view that has nothing else to show says so. */
export const trouble = signal<{ reason: string; about: string[] } | undefined>(undefined);

export function tellTrouble(error: unknown): void {
  tellError(error);
  if (task.value.state === 'failed') trouble.value = task.value;
}

/** Does work under a name. A failure is told, and gives `undefined`. */
export async function attempt<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
  const mine = showBusy(key);
  try {
    const result = await work();
    if (task.value === mine) dismiss();
    return result;
  } catch (error) {
    tellError(error);
    return undefined;
  }
}

/** Work that may be quick or long: after a moment it is told that it is under way. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  let mine: Task | undefined;
  const busy = setTimeout(() => {
    mine = showBusy('ui_working');
  }, 500);
  try {
    return await work();
  } finally {
    clearTimeout(busy);
    if (task.value === mine) dismiss();
  }
}

export function dismiss(): void {
  clearTimeout(timer);
  task.value = { state: 'idle' };
}

/** Until who has said so takes it back: what others have said since stays. */
function showBusy(key: string): Task {
  clearTimeout(timer);
  const busy: Task = { state: 'busy', key };
  task.value = busy;
  return busy;
}

function show(next: Task): void {
  clearTimeout(timer);
  task.value = next;
  timer = setTimeout(dismiss, SHOWN);
}
