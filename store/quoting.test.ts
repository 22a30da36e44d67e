import { beforeEach, describe, expect, test } from 'vitest';
import { fresh, kept, page } from '../tests/unit/kept';
import { readQuoted } from './quoting';
import type { Store } from './schema';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

/** A note on these words of a page. */
async function noteOn(text: string, exact: string, url = page().url) {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  const quote = { exact, prefix: text.slice(0, start).slice(-8), suffix: text.slice(end, end + 8) };
  return kept(db, { page: page({ text, url }), anchor: { quote, position: { start, end } } });
}

describe('a note is quoted', () => {
  test('without marks, and without a bare digit that the page’s own list explains', async () => {
    const list = '名词解释\n1.双强：指产业强。\n2.三园：指果园。\n3.两山：即绿水青山。';
    const note = await noteOn(
      `实施“双强”1行动，建设“三园”2，入全市前3，践行“两山”3理念。\n${list}`,
      '“三园”2，入全市前3，践行“两山”3',
    );
    expect(await readQuoted(db, note)).toBe('“三园”，入全市前3，践行“两山”');
  });

  test('without bare digits that the list on another page of the report explains', async () => {
    const note = await noteOn('实施“双强”1行动，建设“三园”2，入全市前12。', '“双强”1行动，建设“三园”2，入全市前12');
    expect(await readQuoted(db, note)).toBe(note.anchor.quote.exact);
    await noteOn(
      '名词解释\n1.双强：指产业强。\n2.三园：指果园。\n3.两山：即绿水青山。',
      '产业强',
      `${page().url}?page=2`,
    );
    expect(await readQuoted(db, note)).toBe('“双强”行动，建设“三园”，入全市前12');
  });

  test('by the words around it, where its text is not kept, or is not the one that it was made on', async () => {
    const note = await noteOn('实施“双强”①行动，建设“三园”2。', '“双强”①行动，建设“三园”2');
    expect(await readQuoted(db, { ...note, text: 'gone' })).toBe('“双强”行动，建设“三园”2');
    const { quote } = note.anchor;
    expect(await readQuoted(db, { ...note, anchor: { quote } })).toBe('“双强”行动，建设“三园”2');
    expect(await readQuoted(db, { ...note, anchor: { quote, position: { start: 0, end: 4 } } })).toBe(
      '“双强”行动，建设“三园”2',
    );
  });
});
