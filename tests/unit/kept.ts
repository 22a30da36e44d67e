import type { Command, FieldPatch, NewNote, OpenedPage } from '../../core/command';
import { newId } from '../../core/id';
import type { Id, Note, RecordKind, Report } from '../../core/model';
import { addNote } from '../../store/new-note';
import { openStore } from '../../store/open';
import type { Store } from '../../store/schema';

/* What tests of the store share: an empty database each, an invented page, and notes on it. */

export const fresh = (): Promise<Store> => openStore({ name: newId() });

export const words = '全县地区生产总值增长6.2%，粮食总产量达到31.4万吨。新建高标准农田2.6万亩。';

export const page = (over: Partial<OpenedPage> = {}): OpenedPage => ({
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  title: '清溪县2026年政府工作报告',
  text: `政府工作报告\n${words}`,
  ...over,
});

export const request = (over: Partial<NewNote> = {}): NewNote => ({
  command: newId(),
  note: newId(),
  page: page(),
  recognition: { verdict: 'report', score: 1, title: '政府工作报告', region: '清溪县', level: 'county', year: 2026 },
  anchor: {
    quote: { exact: '粮食总产量达到31.4万吨', prefix: '增长6.2%，', suffix: '。新建' },
    position: { start: 21, end: 33 },
  },
  section: ['一、2025年工作回顾'],
  areas: [],
  comment: '',
  ...over,
});

/** Keeps a note, as it stands then. */
export async function kept(db: Store, over: Partial<NewNote> = {}): Promise<Note> {
  const asked = request(over);
  const outcome = await addNote(db, asked);
  if (outcome.outcome !== 'done') throw new Error(outcome.reason);
  return noteOf(db, asked.note);
}

export async function noteOf(db: Store, id: Id): Promise<Note> {
  const note = await db.get('notes', id);
  if (!note) throw new Error(`no note ${id}`);
  return note;
}

export async function reportOf(db: Store, note: Note): Promise<Report> {
  const report = await db.get('reports', note.report);
  if (!report) throw new Error(`no report ${note.report}`);
  return report;
}

type Patch = { [field: string]: FieldPatch };

export const edit = (of: { id: Id; revision: number }, patch: Patch, kind: RecordKind = 'note'): Command => ({
  id: newId(),
  label: 'step_editComment',
  edits: [{ kind, record: of.id, base: of.revision, patch }],
});

export const comment = (note: Note, to: string, joins?: Id): Command => ({
  ...edit(note, { comment: { from: note.comment, to } }),
  ...(joins ? { joins } : {}),
});

/** All records and the log, in an order that is always the same. */
export async function everything(db: Store) {
  const [reports, notes, codebooks, texts, changes, settings] = await Promise.all([
    db.getAll('reports'),
    db.getAll('notes'),
    db.getAll('codebooks'),
    db.getAll('texts'),
    db.getAll('changes'),
    db.getAll('settings'),
  ]);
  return { reports, notes, codebooks, texts, changes, settings };
}
