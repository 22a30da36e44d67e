// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import type { VNode } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import type { Note } from '../core/model';
import { codes, idOf } from '../tests/unit/codes';
import { all, click, does, draw, one, press, texts, type } from '../tests/unit/drawn';
import { NoteList, type NoteListProps } from './NoteList';

const note = (id: number, over: Partial<Note> = {}): Note => ({
  id: String(id),
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  report: '',
  text: '',
  url: '',
  anchor: { quote: { exact: `第${id}条`, prefix: '', suffix: '' } },
  section: [],
  areas: [],
  comment: '',
  ...over,
});

function listOf(notes: Note[], over: Partial<NoteListProps> = {}): VNode {
  const nothing = () => {};
  return (
    <NoteList
      notes={notes}
      codes={codes}
      saved={() => 'saved'}
      open={undefined}
      onOpen={nothing}
      onAreas={nothing}
      onType={nothing}
      onComment={nothing}
      onDelete={nothing}
      onCopy={nothing}
      copyAs={() => 'source'}
      onGoTo={nothing}
      textOf={({ id }) => id}
      onHistory={async () => []}
      {...over}
    />
  );
}

test('a long list is drawn sixty at a time; a section is named once above its notes', () => {
  const notes = Array.from({ length: 150 }, (_, id) => note(id, { section: [id < 2 ? '一、回顾' : '二、安排'] }));
  draw(listOf(notes, { sections: true }));
  expect(all('.note')).toHaveLength(60);
  expect(texts('.section')).toEqual(['一、回顾', '二、安排']);
  click(one('.more'));
  click(one('.more'));
  expect(all('.note')).toHaveLength(150);
  expect(all('.more')).toEqual([]);
});

test('notes are checked one by one, or with Shift all between two, whichever is above', () => {
  const notes = [note(1), note(2), note(3), note(4)];
  const choices: [string[], boolean][] = [];
  const list = () => listOf(notes, { chosen: new Set(['4']), onChoose: (...given) => choices.push(given) });
  draw(list());
  const boxes = all('.note-choose');
  expect(boxes.map((box) => box.matches(':checked'))).toEqual([false, false, false, true]);
  click(boxes[2]);
  does(boxes[0], new MouseEvent('click', { bubbles: true, shiftKey: true }));
  expect(choices).toEqual([
    [['3'], true],
    [['1', '2', '3'], true],
  ]);
  draw(listOf(notes));
  expect(all('.note-choose')).toEqual([]);
});

test('the focus goes into a card and back, and to the next note when one is deleted', () => {
  const notes = [note(1), note(2), note(3)];
  let left = notes;
  const onDelete = (id: string) => {
    left = left.filter((each) => each.id !== id);
  };
  draw(listOf(notes, { onDelete }));
  draw(listOf(notes, { onDelete, open: '2' }));
  expect(document.activeElement?.classList.contains('card')).toBe(true);
  draw(listOf(notes, { onDelete }));
  expect(document.activeElement?.classList.contains('note-edit')).toBe(true);

  const bin = all('.note')[1]?.querySelector<HTMLButtonElement>('.note-buttons .icon-button:last-child');
  bin?.focus();
  click(bin);
  draw(listOf(left, { onDelete }));
  expect(all('.note')).toHaveLength(2);
  expect(document.activeElement?.textContent).toBe('第3条');
});

test('in the card of a list an area is chosen by name, or by its digit once what is likely is known', async () => {
  const [agri, tech] = [idOf('AGRI'), idOf('TECH')];
  const onAreas = vi.fn();
  const onLikely = vi.fn(async () => [tech]);
  draw(listOf([note(1, { areas: [agri] })], { open: '1', onAreas, onLikely }));
  const field = one<HTMLInputElement>('.card .picker input');
  type(field, '科技');
  press(field, 'Enter');
  expect(onAreas).toHaveBeenLastCalledWith('1', [agri, tech]);
  await act(async () => {});
  expect(onLikely).toHaveBeenCalledExactlyOnceWith('1');
  press(field, '1');
  expect(onAreas.mock.calls).toEqual(Array(2).fill(['1', [agri, tech]]));
});
