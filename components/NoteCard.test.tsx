// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { excerptTypes } from '../core/codebook/excerpt-types';
import { policyAreas } from '../core/codebook/policy-areas';
import type { Note, Report } from '../core/model';
import { all, draw, one } from '../tests/unit/drawn';
import { NoteCard, type NoteCardProps } from './NoteCard';

/** Keys stand for words: what is tested here is what the card shows and does. */
vi.mock('../i18n/t', () => ({
  t: (key: string, ...words: (string | number)[]) => [key, ...words].join(' '),
  plural: (key: string, count: number) => `${key} ${count}`,
  language: () => 'zh',
}));

const codes = [...policyAreas.codes, ...excerptTypes.codes];
const idOf = (slug: string) => codes.find((code) => code.slug === slug)?.id ?? '';
const [agri, tech] = [idOf('AGRI'), idOf('TECH')];

const note: Note = {
  id: 'note',
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  report: 'report',
  text: '',
  url: '',
  anchor: { quote: { exact: '总产量12.6万吨', prefix: '', suffix: '' } },
  section: ['一、过去一年工作回顾', '（一）农业农村'],
  areas: [agri, tech],
  comment: '与上年比较',
};
const report = { id: 'report', title: '2026年清溪县政府工作报告' } as Report;

function show(over: Partial<NoteCardProps> = {}) {
  const done = {
    onAreas: vi.fn(),
    onType: vi.fn(),
    onComment: vi.fn(),
    onDelete: vi.fn(),
    onCopy: vi.fn(),
    onClose: vi.fn(),
    onOther: vi.fn(),
  };
  draw(<NoteCard note={note} codes={codes} report={report} saved="saved" copyAs="source" {...done} {...over} />);
  return done;
}
const press = (target: Element, key: string) =>
  act(() => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

test('where a quote stands is told whole, also where the head has no room for it', () => {
  show();
  const where = '2026年清溪县政府工作报告 › 一、过去一年工作回顾 › （一）农业农村';
  expect([one('.where').textContent, one('.where').title]).toEqual([where, where]);
});

test('each area is a chip that can be taken away, a type can be chosen, and taken back', () => {
  const { onAreas, onType } = show();
  expect(all('.chip > span').map((name) => name.textContent)).toEqual(
    [agri, tech].map((id) => codes.find((code) => code.id === id)?.name.zh),
  );
  act(() => all('.chip-remove')[0]?.click());
  expect(onAreas).toHaveBeenCalledExactlyOnceWith([tech]);
  act(() => all('.type input')[2]?.click());
  act(() => all('.type input')[0]?.click());
  expect(onType.mock.calls.flat()).toEqual([excerptTypes.codes[1]?.id, undefined]);
});

test('Delete on the card deletes, in its comment it does not; Escape closes from both', () => {
  const { onDelete, onClose } = show();
  const comment = one('textarea') as HTMLTextAreaElement;
  expect(comment.value).toBe('与上年比较');
  press(comment, 'Delete');
  expect(onDelete).not.toHaveBeenCalled();
  press(comment, 'Escape');
  press(one('.card'), 'Delete');
  press(one('.card'), 'Escape');
  expect([onDelete.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 2]);
});

test('notes over one another: the card lists them and leads to each', () => {
  const { onOther } = show({ others: ['inner', 'note', 'outer'] });
  expect(one('.others').getAttribute('aria-label')).toBe('ui_overlapping 3');
  expect(all('.others button').map((button) => button.getAttribute('aria-pressed'))).toEqual([
    'false',
    'true',
    'false',
  ]);
  act(() => all('.others button')[2]?.click());
  expect(onOther).toHaveBeenCalledExactlyOnceWith('outer');
  show({ others: ['note'] });
  expect(all('.others')).toEqual([]);
});
