// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { excerptTypes } from '../core/codebook/excerpt-types';
import type { Change, Note, Report } from '../core/model';
import { codes, idOf } from '../tests/unit/codes';
import { all, click, draw, one, press, texts } from '../tests/unit/drawn';
import { CodedBefore } from './CodedBefore';
import { Difference, SideBySide } from './Difference';
import { History } from './History';
import { NoteCard, type NoteCardProps } from './NoteCard';
import { SavedMark } from './SavedMark';

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

test('where a quote stands is told whole, also where the head has no room for it', () => {
  show();
  const where = '2026年清溪县政府工作报告 › 一、过去一年工作回顾 › （一）农业农村';
  expect([one('.where').textContent, one('.where').title]).toEqual([where, where]);
});

test('each area is a chip that can be taken away, a type can be chosen, and taken back', () => {
  const { onAreas, onType } = show();
  expect(texts('.chip > span')).toEqual([agri, tech].map((id) => codes.find((code) => code.id === id)?.name.zh));
  click(all('.chip-remove')[0]);
  expect(onAreas).toHaveBeenCalledExactlyOnceWith([tech]);
  click(all('.type input')[2]);
  click(all('.type input')[0]);
  expect(onType.mock.calls.flat()).toEqual([excerptTypes.codes[1]?.id, undefined]);
});

test('Delete on the card deletes, in its comment it does not; Escape closes from both; their buttons say so', () => {
  const { onDelete, onClose } = show();
  const titles = ['.card-head', '.card-foot'].map((part) => all(`${part} .icon-button`).at(-1)?.title);
  expect(titles).toEqual(['ui_withKey ui_close Esc', 'ui_withKey ui_delete Del']);
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
  expect(one('.others').getAttribute('aria-label')).toBe('ui_overlapping_other 3');
  expect(all('.others button').map((button) => button.getAttribute('aria-pressed'))).toEqual([
    'false',
    'true',
    'false',
  ]);
  click(all('.others button')[2]);
  expect(onOther).toHaveBeenCalledExactlyOnceWith('outer');
  show({ others: ['note'] });
  expect(all('.others')).toEqual([]);
});

/* What the card is made of. */

test('how an edit stands is said in words: on its way, kept, or not and why', () => {
  const said = (role: string) => one(`.saved[role=${role}]`).textContent;
  draw(<SavedMark saved="saving" />);
  expect(said('status')).toBe('ui_saving');
  draw(<SavedMark saved="saved" />);
  expect(said('status')).toBe('ui_saved');
  draw(<SavedMark saved={{ failed: '' }} />);
  expect(said('alert')).toBe('ui_notSaved');
  draw(<SavedMark saved={{ failed: '磁盘已满' }} />);
  expect(said('alert')).toBe('ui_notSavedBecause 磁盘已满');
});

test('a difference strikes what is gone, underlines what came, and says so where it is a figure', () => {
  draw(
    <p>
      <Difference quote="增长6.2%,居全市第3位" now="增长5.9%,居全市第3位" />
    </p>,
  );
  expect(texts('del')).toEqual(['6.2']);
  expect(texts('ins')).toEqual(['5.9']);
  expect(all('.warning')).toHaveLength(1);
  draw(<SideBySide quote="咬定目标不松劲" now="坚持目标不松劲" />);
  const [was, is] = all('dd');
  expect([was?.textContent, is?.textContent]).toEqual(['咬定目标不松劲', '坚持目标不松劲']);
  expect(all('.warning')).toEqual([]);
});

test('a history is read when it is opened: the newest first, one typing as one, with the words of before', async () => {
  const change = (sequence: number, label: string, before: Change['before'], joins?: string): Change => ({
    id: `${sequence}`,
    step: `${sequence}`,
    sequence,
    device: '',
    time: `2026-01-0${sequence}T00:00:00.000Z`,
    kind: 'note',
    record: '',
    label,
    before,
    after: {},
    ...(joins ? { joins } : {}),
  });
  const changes = [
    change(1, 'step_addNote', {}),
    change(2, 'step_editComment', { comment: '初稿' }, 'typing'),
    change(3, 'step_editComment', { comment: '初稿改' }, 'typing'),
    change(4, 'step_confirmPlace', { anchor: { quote: { exact: '旧的文字', prefix: '', suffix: '' } } }),
  ];
  const load = vi.fn(async () => changes);
  const drawAt = (revision: number) => draw(<History codes={codes} revision={revision} load={load} />);
  drawAt(4);
  expect(load).not.toHaveBeenCalled();
  const details = one<HTMLDetailsElement>('details');
  await act(async () => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
  await vi.waitFor(() => expect(all('li')).toHaveLength(3));
  expect(texts('q')).toEqual(['旧的文字', '初稿']);
  // Another step while it stands open is told there.
  changes.push(change(5, 'step_trashNote', {}));
  await act(async () => drawAt(5));
  await vi.waitFor(() => expect(all('li')).toHaveLength(4));
  expect(one<HTMLDetailsElement>('details').open).toBe(true);
});

test('what was coded before is told once for each answer, and offered where the note has it not', async () => {
  const before = (id: string, areas: string[], similarity: number) => ({
    note: id,
    report: `报告${id}`,
    quote: '建设高标准农田',
    areas,
    similarity,
  });
  const found = [before('1', [agri], 1), before('2', [agri], 0.9), before('3', [tech], 0.8)];
  const onTake = vi.fn();
  draw(<CodedBefore codes={codes} areas={[agri]} load={async () => found} onTake={onTake} />);
  await act(async () => {});
  expect(texts('li > span:first-child')).toEqual(['ui_codedSame 报告1', 'ui_codedAlike 报告3']);
  expect(all('.link')).toHaveLength(1);
  click(one('.link'));
  expect(onTake).toHaveBeenCalledExactlyOnceWith([agri, tech]);
});
