import { beforeEach, describe, expect, test } from 'vitest';
import { traditional as table } from '../core/anchoring/traditional.data';
import type { OpenedPage } from '../core/command';
import * as views from '../core/record-commands';
import { compareTraditional } from '../core/report/fingerprint';
import type { Recognition } from '../core/report/types';
import { edited, fullWidth, neighbours, nextYear, parts, title, traditional, whole } from '../tests/pages/report.ts';
import { fresh, kept, page, reportOf } from '../tests/unit/kept';
import { commit } from './commands';
import { hashText } from './hash';
import { readPage } from './page-state';
import { keepPositions } from './reading';
import type { Store } from './schema';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

compareTraditional(table);

const recognised: Recognition = { verdict: 'report', score: 1, title };
const lines = (...paragraphs: readonly (readonly string[])[]) => paragraphs.flat().join('\n');
const first: OpenedPage = {
  url: 'http://www.sucai198.com/gongzuozongjie/2026/01/10001.html',
  title,
  text: lines(['首页 > 工作总结'], parts[0], ['上一页 下一页']),
};
const second: OpenedPage = { url: first.url.replace('.html', '_2.html'), title, text: lines(parts[1]) };
const elsewhere: OpenedPage = {
  url: 'http://www.yunling.gov.cn/zwgk/2026/0123/c1001.html',
  title: '政府工作报告_云岭市人民政府',
  text: lines(['云岭市人民政府门户网站', '当前位置：首页'], whole.map(fullWidth), ['打印本页', '网站地图']),
};
const known = async (open: OpenedPage) => (await readPage(db, open, recognised)).report?.id;

describe('a page that is opened', () => {
  test('tells nothing of itself where nothing is kept, and nothing is kept by looking', async () => {
    expect(await readPage(db, page())).toEqual({ text: await hashText(page().text), notes: [], located: [] });
    for (const name of db.objectStoreNames) expect(await db.count(name)).toBe(0);
  });

  test('has its report, its notes outside the trash, and the positions cached for this very text', async () => {
    const [note, gone] = [await kept(db), await kept(db)];
    await commit(db, views.trash([gone]));
    const located = { status: 'exact', start: 21, end: 33, score: 1, similarity: 1 } as const;
    await keepPositions(db, note.text, [{ note: note.id, located }]);
    const state = await readPage(db, page());
    expect(state.report?.id).toBe(note.report);
    expect(state.notes.map(({ id }) => id)).toEqual([note.id]);
    expect(state.located).toEqual([{ note: note.id, located }]);
    expect((await readPage(db, page({ text: '改过的文字' }))).located).toEqual([]);
  });

  test('shows nothing of a report in the trash', async () => {
    const note = await kept(db);
    await commit(db, views.trashReport(await reportOf(db, note), [note]));
    expect(await readPage(db, page())).toMatchObject({ notes: [] });
    expect(await known(page())).toBeUndefined();
  });
});

describe('one report', () => {
  test.each([
    ['with a tracking parameter', 'http://www.qingxi.gov.cn/2026/report.html?utm_source=weixin'],
    ['by https', 'https://www.qingxi.gov.cn/2026/report.html'],
    ['at a place in the page', 'http://www.qingxi.gov.cn/2026/report.html#anchor'],
    ['on the mobile host', 'http://m.qingxi.gov.cn/2026/report.html'],
  ])('is known at its address %s, whatever its text says by now', async (_, url) => {
    const note = await kept(db);
    expect(await known(page({ url, text: '页面改版了' }))).toBe(note.report);
  });

  test('is known on its second page, which shares no words with the first', async () => {
    const note = await kept(db, { page: first });
    expect(await known(second)).toBe(note.report);
    const next = await kept(db, { page: second });
    expect(next.report).toBe(note.report);
    expect((await reportOf(db, note)).pages.map(({ url, part }) => [url, part])).toEqual([
      [first.url, undefined],
      [second.url, 2],
    ]);
  });

  test('is known on a page that its pager leads to, whatever that is called in its address', async () => {
    const note = await kept(db, { page: { ...first, url: 'http://www.sucai198.com/read/1001.html' } });
    const next = { ...second, url: 'http://www.sucai198.com/read/1002.html', title: `${title}(2)` };
    const pager = ['https://www.sucai198.com/read/1001.html', 'https://www.sucai198.com/read/1003.html'];
    expect(await known(next)).toBeUndefined();
    expect((await readPage(db, next, { ...recognised, pager })).report?.id).toBe(note.report);
    // A list of reports leads on too, and is called otherwise.
    const other = { ...next, title: '政府工作报告汇总' };
    expect((await readPage(db, other, { ...recognised, pager })).report).toBeUndefined();
  });

  test.each([
    ['whole, with other marks and other furniture', elsewhere],
    ['revised', { ...elsewhere, text: lines(edited()) }],
    ['in traditional characters', { ...elsewhere, text: lines(['雲嶺市人民政府'], traditional()) }],
    ['word for word', { ...elsewhere, text: first.text }],
  ])('is known on another site by its words: %s', async (_, copy) => {
    const note = await kept(db, { page: first });
    expect(await known(copy)).toBe(note.report);
  });

  test('is known where a copy in traditional characters was kept', async () => {
    const note = await kept(db, { page: { ...elsewhere, text: lines(traditional()) } });
    expect(await known(first)).toBe(note.report);
  });

  test('is known from a part where the whole was kept', async () => {
    const note = await kept(db, { page: elsewhere });
    expect(await known(second)).toBe(note.report);
  });

  test('is known by a text that has since been replaced on its page, as long as a note stands on it', async () => {
    const note = await kept(db, { page: first });
    await kept(db, { page: { ...first, text: `全新的页面。${'另一段话。'.repeat(50)}` } });
    expect(await known(elsewhere)).toBe(note.report);
  });

  test.each<[string, OpenedPage]>([
    [
      'next year’s on the same site',
      {
        url: first.url.replace('2026/01/10001', '2027/01/12001'),
        title: '2027年清溪县政府工作报告',
        text: lines(nextYear),
      },
    ],
    [
      'a neighbour’s on the same site, at the next address',
      { url: first.url.replace('10001', '10002'), title: '2026年柳河县政府工作报告', text: lines(neighbours) },
    ],
    [
      'next year’s on the government’s site, where each is called the same',
      { ...elsewhere, url: elsewhere.url.replace('2026/0123', '2027/0125'), text: lines(nextYear.map(fullWidth)) },
    ],
    [
      'next year’s at what looks like its next page, under the same title',
      { ...first, url: first.url.replace('.html', '_2.html'), text: lines(nextYear) },
    ],
    [
      'a neighbour’s of few words, of which half are formula',
      {
        ...elsewhere,
        url: elsewhere.url.replace('c1001', 'c1002'),
        text: '政府工作报告\n各位代表：\n现在,我代表县人民政府,向大会报告工作,请予审议。\n全县桑蚕养殖户达到三千户,茧丝产值第一次超过一亿元,新开缫丝厂两家。',
      },
    ],
  ])('is not %s: neither by looking, nor when both are kept', async (_, other) => {
    const mine = await kept(db, { page: first });
    const copy = await kept(db, { page: elsewhere });
    expect(copy.report).toBe(mine.report);
    expect(await known(other)).toBeUndefined();
    const its = await kept(db, { page: other });
    expect(its.report).not.toBe(mine.report);
    expect([await known(first), await known(elsewhere), await known(other)]).toEqual([
      mine.report,
      mine.report,
      its.report,
    ]);
  });

  test('is not a page that holds many reports', async () => {
    await kept(db, { page: first });
    const collection: Recognition = { verdict: 'collection', score: 1 };
    expect((await readPage(db, elsewhere, collection)).report).toBeUndefined();
  });

  test('is not an empty page, nor is an empty page one', async () => {
    await kept(db, { page: { ...first, text: '' } });
    expect(await known({ ...elsewhere, text: '' })).toBeUndefined();
  });
});

test('a text is kept once under its hash, whoever brings it; a page that changed has both', async () => {
  const note = await kept(db, { page: first });
  await kept(db, { page: { ...elsewhere, text: first.text } });
  expect(await db.count('texts')).toBe(1);
  expect(await db.get('texts', note.text)).toMatchObject({ text: first.text, url: first.url });
  await kept(db, { page: { ...first, text: lines(edited()) } });
  expect(await db.count('texts')).toBe(2);
  expect(await db.count('fingerprints')).toBe(2);
  expect((await reportOf(db, note)).pages[0]?.text).toBe(await hashText(lines(edited())));
});
