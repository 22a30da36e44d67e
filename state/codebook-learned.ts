import { signal } from '@preact/signals';
import type { Id } from '../core/model';
import { service } from './edit';
import { attempt, tell } from './task';

/** What suggestions have learned from the reader's notes, and whether they do. */
export const learning = signal<{ on: boolean; codes: { code: Id; notes: number; words: string[] }[] } | undefined>(
  undefined,
);

export async function readLearned(): Promise<void> {
  const read = await attempt('ui_working', async () => {
    const [{ learn }, codes] = await Promise.all([service.settings(), service.learned()]);
    return { on: learn, codes: codes.toSorted((a, b) => b.notes - a.notes) };
  });
  if (read) learning.value = read;
}

export async function setLearning(on: boolean): Promise<void> {
  await attempt('ui_working', () => service.changeSettings({ learn: on }));
  await readLearned();
}

/** Notes made from now on teach; those made before stay, but teach no more. */
export async function forgetLearned(): Promise<void> {
  await attempt('ui_working', () => service.changeSettings({ learnSince: new Date().toISOString() }));
  await readLearned();
  tell('codebook_forgotten');
}
