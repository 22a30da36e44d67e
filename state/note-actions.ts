import { browser } from 'wxt/browser';
import type { CopyForm } from '../core/copy-forms';
import type { Id, Note } from '../core/model';
import type { Settling } from '../messages/services';
import { readHistory } from '../store/reading';
import { beforeOf } from './coded-before';
import { copyNote, lastForm, noteAsText } from './copying';
import * as edit from './edit';
import { reading, reread } from './records';
import { isPrivate } from './service';
import { tab } from './tab';
import { attempt, tellFailure } from './task';

/** What a reader can do with a note in a list, wherever the list is. */
export const noteActions = {
  onAreas: edit.setAreas,
  onType: edit.setType,
  onComment: edit.setComment,
  onDelete: (note: Id) => void edit.trashNotes([note]),
  onCopy: (note: Note, form: CopyForm) => void copyNote(note, form),
  copyAs: lastForm,
  onGoTo: (note: Id) => void goTo(note),
  textOf: (note: Note) => noteAsText(note),
  onHistory: (note: Id) => (isPrivate ? edit.service.history(note) : reading((db) => readHistory(db, note))),
  onBefore: beforeOf,
  onLikely: edit.service.likely,
};

/** How a note's last edit stands. */
export const savedOf = (note: Id) => edit.saving.value.get(note) ?? 'saved';

/** The page does it: it has the text. Where words are to be selected the reader is brought there. */
export async function settle(note: Id, how: Settling): Promise<boolean> {
  const id = tab.value?.tab;
  if (id === undefined) return false;
  const outcome = await attempt('ui_working', () => edit.service.settle(id, note, how));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
  if (outcome?.outcome !== 'done') return false;
  if (how === 'reattach') await browser.tabs.update(id, { active: true });
  else await reread();
  return true;
}

/** To the passage on its page, which is opened where no tab shows it. */
async function goTo(note: Id): Promise<void> {
  const outcome = await attempt('ui_working', () => edit.service.goTo(note));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
}
