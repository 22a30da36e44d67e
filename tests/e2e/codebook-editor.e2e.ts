import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '../pages/addresses.ts';
import { type Browser, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';
import { said } from './support/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanyue-editor-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

const areas = '.codebook-part:first-of-type';
/** The rows of the areas, each with its level: what moves, comes and goes is seen in it. */
const rows = (library: Tab): Promise<string[]> =>
  library.evaluate(
    (part) =>
      Array.from(
        document.querySelectorAll(`${part} .codebook-row`),
        (row) =>
          `${row.getAttribute('aria-level')} ${row.querySelector('.codebook-name')?.textContent}` +
          `${row.matches('.is-archived') ? ' archived' : ''}${row.querySelector('kbd')?.textContent ?? ''}`,
      ),
    areas,
  );
const showing = (library: Tab, holds: (rows: string[]) => boolean) => until(() => rows(library), holds);
const same = (before: readonly string[]) => (now: string[]) => now.join() === before.join();

async function opened(browser: Browser): Promise<Tab> {
  const library = await browser.ours('library.html#codebook');
  await library.waitFor('.codebook-tree');
  return library;
}
const undo = (library: Tab) => library.click('.library-head .icon-button');
/** The row of a name, by its place among the areas. */
async function rowOf(library: Tab, name: string): Promise<string> {
  const id = await library.evaluate(
    ({ part, name }) =>
      Array.from(document.querySelectorAll<HTMLElement>(`${part} .codebook-row`)).find(
        (row) => row.querySelector('.codebook-name')?.textContent === name,
      )?.dataset.code,
    { part: areas, name },
  );
  return `${areas} [data-code="${id}"]`;
}
const nameIn = (row = ''): string => row.replace(/^\d /, '');
/** Fills a field of the chosen code, as typing and leaving it does. */
const fill = (library: Tab, label: string, value: string) =>
  library.evaluate(
    ({ pattern, value }) => {
      const fields = Array.from(document.querySelectorAll('.codebook-fields label'));
      const field = fields.find((each) => new RegExp(pattern).test(each.querySelector('span')?.textContent ?? ''));
      const input = field?.querySelector<HTMLInputElement>('input, textarea');
      if (!input) throw new Error(`no field ${pattern}`);
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return input.validity.valid;
    },
    { pattern: `^(?:${said(label).source})$`, value },
  );
/** What the definition of the chosen code says, beside the tree. */
const definition = (library: Tab): Promise<string> =>
  library.evaluate(
    (pattern) => {
      const fields = Array.from(document.querySelectorAll('.codebook-fields label'));
      const field = fields.find((each) => new RegExp(pattern).test(each.querySelector('span')?.textContent ?? ''));
      return field?.querySelector('textarea')?.value ?? '';
    },
    `^(?:${said('codebook_definition').source})$`,
  );
const pickColour = (library: Tab, hex: string) =>
  library.evaluate((value) => {
    const input = document.querySelector<HTMLInputElement>('.codebook-colour input');
    if (!input) throw new Error('no colour');
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, hex);
const colourOf = (library: Tab, row: string): Promise<string> =>
  library.evaluate(
    (selector) => document.querySelector<HTMLElement>(`${selector} .badge`)?.style.getPropertyValue('--qy-light') ?? '',
    row,
  );

/** With the mouse; Firefox's driver ends no drag within a page, so there the events of one are sent. */
async function dragBefore(browser: Browser, library: Tab, from: string, onto: string): Promise<void> {
  if (browser.name === 'chromium') await library.drag(from, onto);
  else
    await library.evaluate(
      ([from = '', onto = '']) => {
        const dataTransfer = new DataTransfer();
        const send = (selector: string, type: string) => {
          const row = document.querySelector(selector);
          const init = { bubbles: true, cancelable: true, clientY: (row?.getBoundingClientRect().top ?? 0) + 4 };
          row?.dispatchEvent(new DragEvent(type, { ...init, dataTransfer }));
        };
        send(from, 'dragstart');
        send(onto, 'dragover');
        send(onto, 'drop');
        send(from, 'dragend');
      },
      [from, onto],
    );
}

test('a code is added, given a key, archived, moved by drag and by keys; each step is taken back', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const library = await opened(browser);
  const before = await rows(library);
  expect(before).toHaveLength(22);

  await library.click(`${areas} .codebook-adding .field`);
  await library.type('低空经济');
  await library.press('Enter');
  await showing(library, (now) => now.length === 23 && now.at(-1) === '1 低空经济');
  const added = await rows(library);
  await library.waitFor('.codebook-fields');

  // What it takes in, and a key: one that the toolbar needs itself is told and not kept.
  expect(await fill(library, 'codebook_definition', '一千米以下的空域。')).toBe(true);
  expect(await fill(library, 'codebook_key', 'h')).toBe(false);
  expect(await rows(library)).toEqual(added);
  expect(await fill(library, 'codebook_key', 'e')).toBe(true);
  await showing(library, (now) => now.at(-1) === '1 低空经济e');
  await undo(library);
  await showing(library, same(added));
  // Each code's definition stands beside the tree; the one just written is there again, until it is taken back.
  const defined = (holds: (text: string) => boolean) => until(() => definition(library), holds);
  await library.click(`${areas} .codebook-row`);
  await defined((text) => text.length > 5 && text !== '一千米以下的空域。');
  await library.click(await rowOf(library, '低空经济'));
  await defined((text) => text === '一千米以下的空域。');
  await undo(library);
  await defined((text) => text === '');

  // A sub-area; moved out beside its parent and back by keys, where the focus stays.
  await library.click('.codebook-chosen .codebook-adding .field');
  await library.type('无人机');
  await library.press('Enter');
  await library.click(await rowOf(library, '低空经济'));
  await library.press('ArrowRight');
  await showing(library, (now) => now.at(-1) === '2 无人机');
  const nested = await rows(library);
  await library.press('ArrowRight');
  await library.press('Alt+ArrowLeft');
  await showing(library, (now) => now.at(-1) === '1 无人机');
  await library.press('Alt+ArrowRight');
  await showing(library, same(nested));
  await undo(library);
  await undo(library);
  await showing(library, same(nested));

  // Archived, with what is under it; pickers leave it out.
  await library.click(await rowOf(library, '低空经济'));
  await library.click('.codebook-chosen .export-actions .button', said('codebook_archive'));
  await showing(library, (now) => now.filter((row) => row.endsWith('archived')).length === 2);
  await undo(library);
  await showing(library, same(nested));

  // Dragged before the first.
  const first = nameIn(before[0]);
  await library.evaluate(() => {
    document.querySelector('.codebook-tree')?.scrollTo(0, 0);
    scrollTo(0, 0);
  }, undefined);
  await dragBefore(browser, library, await rowOf(library, nameIn(before[3])), await rowOf(library, first));
  await showing(library, (now) => now[0] === before[3] && now[1] === before[0]);
  await undo(library);
  await showing(library, same(nested));
  expect(library.errors).toEqual([]);
});

test('a colour like a neighbour’s is told, and a near one offered', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const library = await opened(browser);
  const [first = '', second = ''] = (await rows(library)).map(nameIn);
  const [one, other] = [await rowOf(library, first), await rowOf(library, second)];
  const [before, taken] = [await colourOf(library, one), await colourOf(library, other)];
  await library.click(one);
  await library.waitFor('.codebook-colour');
  await pickColour(library, taken);
  await library.waitFor('.codebook-offer');
  expect((await library.texts('.codebook-offer p')).join()).toMatch(said('codebook_alike'));
  expect(await colourOf(library, one)).toBe(before);
  await library.click('.codebook-offer button', said('codebook_takeNear'));
  const near = await until(
    () => colourOf(library, one),
    (now) => now !== before,
  );
  expect(near).not.toBe(taken);
  await undo(library);
  await until(
    () => colourOf(library, one),
    (now) => now === before,
  );
  // The reader may keep what was picked.
  await pickColour(library, taken);
  await library.click('.codebook-offer button', said('codebook_takePicked'));
  await until(
    () => colourOf(library, one),
    (now) => now !== before && now !== near,
  );
  expect(library.errors).toEqual([]);
});

test('a code in use is not deleted before it is said where its notes go', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.sample);
  await mark(report, '发放消费券2200万元', '1');
  await report.clickWords('发放消费券2200万元');
  await report.waitFor('.card .chip');
  const [used = ''] = await report.texts('.card .areas .chip span');
  const library = await opened(browser);
  const before = await rows(library);
  const chips = () => library.texts('.note .chip span');
  const look = async (view: 'notes' | 'codebook') => {
    await library.click(`nav a[href="#${view}"]`);
    await library.waitFor(view === 'notes' ? '.note' : '.codebook-tree');
  };
  const remove = async () => {
    await library.click(await rowOf(library, used));
    await library.press('Delete');
    await library.waitFor('.codebook-ask');
  };

  await remove();
  expect((await library.texts('.codebook-ask p')).join()).toMatch(/1/);
  // Escape, and nothing has been done.
  await library.press('Escape');
  await library.waitGone('.codebook-ask');
  expect(await rows(library)).toEqual(before);

  await remove();
  await library.click('.codebook-ask .button', said('codebook_nowhere'));
  await showing(library, (now) => !now.some((row) => nameIn(row) === used));
  await look('notes');
  expect(await chips()).toEqual([]);
  await undo(library);
  await until(chips, (now) => now.join() === used);

  await look('codebook');
  await remove();
  const heir = nameIn(before.find((row) => nameIn(row) !== used));
  await library.click('.codebook-ask input');
  await library.type(heir);
  await library.press('Enter');
  await library.click('.codebook-ask .button-primary');
  await showing(library, (now) => !now.some((row) => nameIn(row) === used));
  await look('notes');
  await until(chips, (now) => now.join() === heir);
  await undo(library);
  await until(chips, (now) => now.join() === used);
  expect([...library.errors, ...report.errors]).toEqual([]);
});

test('CAP and the State Council’s themes are loaded beside what is there, and removed as a whole', {
  tag: '@once',
}, async ({ browserUnderTest: browser }) => {
  test.setTimeout(180_000);
  const library = await opened(browser);
  const before = await rows(library);
  const parts = () => library.texts('.codebook-part h2');
  for (const [key, tops] of [
    ['codebook_load_cap', 21],
    ['codebook_load_stateCouncil', 22],
  ] as const) {
    const now = await parts();
    await library.click('.codebook-inout .button', said(key));
    await library.waitFor('.codebook-preview [data-outcome="add"]');
    expect(await parts()).toEqual(now);
    await library.click('.codebook-preview .button-primary');
    await until(parts, (after) => after.length === now.length + 1);
    const all = await library.evaluate(
      () => Array.from(document.querySelectorAll('.codebook-tree'), (tree) => tree.childElementCount),
      undefined,
    );
    expect(all).toContain(tops);
    // Again, it brings nothing.
    await library.click('.codebook-inout .button', said(key));
    await library.waitFor('.codebook-preview [data-outcome="same"]');
    expect(await library.count('.codebook-preview .button-primary')).toBe(0);
    await library.click('.codebook-preview .button');
  }
  expect(await rows(library)).toEqual(before);
  // Their codes are found where areas are chosen.
  await library.click('.codebook-side .search');
  await library.type('Highways');
  await until(
    () => library.texts('.codebook-row .codebook-name'),
    (names) => names.some((name) => /1002 (Highways|公路)/.test(name)),
  );
  await library.press('Escape');
  await library.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('.codebook-side .search');
    if (field) field.value = '';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  }, undefined);

  // One of them is used for a passage; the other goes as a whole, by keys, and comes back.
  const loaded = await parts();
  const report = await browser.open(pages.sample);
  await report.select('柳湾大桥建成通车');
  await report.waitFor('.toolbar');
  await report.click('.toolbar .picker input');
  await report.type('1002');
  await report.press('Enter');
  await report.waitGone('.toolbar');
  await library.front();
  const chips = () => library.texts('.note .chip span');
  const look = async (view: 'notes' | 'codebook') => {
    await library.click(`nav a[href="#${view}"]`);
    await library.waitFor(view === 'notes' ? '.note' : '.codebook-tree');
  };
  await look('notes');
  const [used = ''] = await until(chips, (now) => now.length === 1);
  await look('codebook');
  /** Asks for the removal of the loaded codebook at a place, 0 or 1, with the keyboard. */
  const askToRemove = async (place: number) => {
    await library.evaluate(
      (at) => document.querySelectorAll<HTMLElement>('.codebook-whole button:last-child')[at]?.focus(),
      place,
    );
    await library.press('Enter');
    await library.waitFor('.codebook-ask');
  };
  await askToRemove(1);
  expect((await library.texts('.codebook-ask p')).join()).toMatch(said('codebook_removeUnused'));
  await library.press('Enter');
  await until(parts, (now) => now.length === loaded.length - 1);
  await undo(library);
  await until(parts, (now) => now.join() === loaded.join());

  // Where a note uses it, that asks where the note goes. Escape, and nothing has been done.
  await askToRemove(0);
  expect((await library.texts('.codebook-ask p')).join()).toMatch(/1/);
  await library.screenshot('.results/pictures/codebook-removed.png');
  await library.press('Escape');
  await library.waitGone('.codebook-ask');
  expect(await parts()).toEqual(loaded);
  // The codes in use stay, archived.
  await askToRemove(0);
  await library.click('.codebook-ask .button', said('codebook_keepUsed'));
  const tops = () =>
    library.evaluate(
      () => Array.from(document.querySelectorAll('.codebook-tree'), (tree) => tree.childElementCount),
      undefined,
    );
  await until(tops, (now) => now[1] === 1);
  expect(await library.count('.codebook-part:nth-of-type(2) .is-archived')).toBe(1);
  await undo(library);
  await until(tops, (now) => now[1] === 21);
  // Or the note goes to an area, and the codebook goes.
  await askToRemove(0);
  const heir = nameIn(before[0]);
  await library.click('.codebook-ask input');
  await library.type(heir);
  await library.press('Enter');
  await library.click('.codebook-ask .button-primary');
  await until(parts, (now) => now.length === loaded.length - 1);
  await look('notes');
  await until(chips, (now) => now.join() === heir);
  await undo(library);
  await until(chips, (now) => now.join() === used);

  // A file's codes are kept as a codebook of their own where the reader says so, and that can go as well.
  await look('codebook');
  await until(parts, (now) => now.join() === loaded.join());
  writeFileSync(join(folder, 'own.csv'), 'id,parent,name_zh\np,,项目甲\nq,p,项目乙\n');
  await library.upload('.codebook-inout input', join(folder, 'own.csv'));
  await library.click('.codebook-preview input[type="checkbox"]');
  await library.click('.codebook-preview .button-primary');
  await until(parts, (now) => now.includes('own'));
  expect(await rows(library)).toEqual(before);
  await askToRemove(2);
  await library.press('Enter');
  await until(parts, (now) => now.join() === loaded.join());
  expect([...library.errors, ...report.errors]).toEqual([]);
});

test('of a bad file each row’s fate is told, and nothing is half imported', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(180_000);
  const library = await opened(browser);
  const before = await rows(library);
  const upload = async (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    await library.upload('.codebook-inout input', join(folder, name));
  };
  const closed = async () => {
    await library.click('.codebook-preview .button:last-child');
    await library.waitGone('.codebook-preview');
    expect(await rows(library)).toEqual(before);
  };

  // Cycles, duplicate ids, missing names, lost parents, formulas, script.
  await upload(
    'bad.csv',
    "id,parent,name_zh\na,,甲\nb,,\na,,乙\nc,nowhere,丙\nd,e,丁\ne,d,戊\nf,,'=1+1\ng,,<img src=x onerror=alert(1)>\n",
  );
  await library.waitFor('.codebook-preview');
  const faults = await library.texts('[data-outcome="fault"] li');
  for (const [at, fault] of ['noName', 'duplicateId', 'noParent', 'cycle'].entries())
    expect(faults[at]).toMatch(said(`codebook_${fault}`));
  expect(await library.texts('[data-outcome="add"] li')).toEqual([
    '甲',
    '丙',
    '丁',
    '戊',
    '=1+1',
    '<img src=x onerror=alert(1)>',
  ]);
  expect(await library.count('.codebook-preview img')).toBe(0);
  await closed();

  // The local code page: 名称, 农林, 牧渔.
  await upload(
    'gbk.csv',
    new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 10, 0xc5, 0xa9, 0xc1, 0xd6, 10, 0xc4, 0xc1, 0xd3, 0xe6]),
  );
  await library.waitFor('.codebook-preview');
  expect(await library.texts('[data-outcome="add"] li')).toEqual(['农林', '牧渔']);
  await closed();

  // What is no codebook is refused as a whole.
  await upload('other.csv', 'a,b\n1,2\n');
  await library.waitFor('.toast');
  expect(await library.count('.codebook-preview')).toBe(0);

  // Ten thousand codes and two more: those are told, the rest comes in as one step; the tree draws what is seen.
  const many = Array.from({ length: 10_002 }, (_, i) => `m${i},编码${i}`).join('\n');
  await upload('many.csv', `id,name_zh\n${many}\n`);
  await library.waitFor('.codebook-preview');
  expect(await library.count('[data-outcome="fault"] li')).toBe(2);
  await library.click('.codebook-preview .button-primary');
  await until(
    () => library.count('.codebook-preview'),
    (count) => count === 0,
    60_000,
  );
  expect((await rows(library)).length).toBeLessThan(120);
  await library.click(`${areas} .codebook-row`);
  await library.press('End');
  await showing(library, (now) => now.at(-1) === '1 编码9999');
  await undo(library);
  await until(
    () => rows(library),
    (now) => now.join() === before.join(),
    60_000,
  );
  expect(library.errors).toEqual([]);
});
