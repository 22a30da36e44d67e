import { describe, expect, test } from 'vitest';
import {
  asArrival,
  asFoundNotes,
  asNewNote,
  asNoteCommand,
  asPage,
  asPassage,
  asRules,
  asStep,
} from '../../../entrypoints/background/validate';
import { comment, page, request } from '../kept';

const note = { id: request().note, revision: 1 };
const command = comment({ ...note, comment: '' } as never, '一');
const [edit] = command.edits;

describe('what a content script sends', () => {
  test('as it should be passes unchanged', () => {
    const asked = request();
    expect(asPage(page())).toEqual(page());
    expect(asNewNote(asked)).toEqual(asked);
    expect(asNoteCommand(command)).toEqual(command);
    // The codes of a reader's own codebook have the ids of her file.
    const coded = request({ areas: ['A1.2', '农业'], type: '目标' });
    expect(asNewNote(coded)).toEqual(coded);
    expect(asPassage({ text: '一', headings: ['二'] })).toEqual({ text: '一', headings: ['二'] });
    const rules = '::highlight(quanyue-area-agri){background-color:#d8f1c6d9}\nhtml body{user-select:text!important}';
    expect(asRules(rules)).toBe(rules);
    const block = `@media (forced-colors:active){\n${rules}\n}`;
    expect(asRules(block)).toBe(block);
    expect(asStep(note.id)).toBe(note.id);
    expect(asStep(undefined)).toMatch(/^[0-9a-f-]{36}$/);
    // Chrome sends an absent argument as null.
    expect(asStep(null)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each<[string, () => unknown]>([
    ['nothing', () => asPage(undefined)],
    ['a page without an address', () => asPage({ ...page(), url: 'nowhere' })],
    ['a page of an endless text', () => asPage({ ...page(), text: 'x'.repeat(20_000_001) })],
    [
      'an arrival with a verdict of its own',
      () => asArrival({ ...page(), recognition: { verdict: 'best', score: 1 } }),
    ],
    ['a note whose id is no UUID', () => asNewNote({ ...request(), note: '../../etc' })],
    ['a note with a number for a quote', () => asNewNote({ ...request(), anchor: { quote: { exact: 1 } } })],
    ['a note of a negative place', () => asNewNote(placed(-1, 3))],
    ['a note of a place between two characters', () => asNewNote(placed(0.5, 3))],
    ['a note of NaN', () => asNewNote(placed(Number.NaN, 3))],
    ['a command on a report', () => asNoteCommand({ ...command, edits: [{ ...edit, kind: 'report' }] })],
    ['a command on a codebook', () => asNoteCommand({ ...command, edits: [{ ...edit, kind: 'codebook' }] })],
    ['a command that makes a record', () => asNoteCommand({ ...command, edits: [{ ...edit, base: 0 }] })],
    ['a command that moves a note to another report', () => asNoteCommand(patching({ report: { to: note.id } }))],
    ['a command that sets the revision', () => asNoteCommand(patching({ revision: { to: 99 } }))],
    ['a command under a name that is no step', () => asNoteCommand({ ...command, label: '<b>' })],
    ['a command of ten thousand and one edits', () => asNoteCommand({ ...command, edits: Array(10_001).fill(edit) })],
    ['positions on a text that is no hash', () => asFoundNotes({ text: 'aa', notes: [] })],
    ['rules for the page itself', () => asRules('body{display:none}')],
    ['rules that load something', () => asRules('::highlight(quanyue-x){background:url(http://a.cn/)}')],
    ['rules that end and begin another', () => asRules('::highlight(quanyue-x){color:red}}*{color:red}')],
    ['a step that is no id', () => asStep({ toString: () => note.id })],
  ])('throws: %s', (_, check) => {
    expect(check).toThrow();
  });

  test('more than was asked for is left out: nothing rides along', () => {
    const { __proto__: _, ...plain } = JSON.parse('{"url":"http://a.cn/","title":"","text":"","extra":1}');
    expect(asPage(plain)).toEqual({ url: 'http://a.cn/', title: '', text: '' });
    expect(
      asPage(JSON.parse('{"url":"http://a.cn/","title":"","text":"","__proto__":{"admin":true}}')),
    ).not.toHaveProperty('admin');
  });
});

function placed(start: number, end: number) {
  const { anchor, ...rest } = request();
  return { ...rest, anchor: { ...anchor, position: { start, end } } };
}

const patching = (patch: object) => ({ ...command, edits: [{ ...edit, patch }] });
