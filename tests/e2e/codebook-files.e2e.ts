import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '../pages/addresses.ts';
import { areas, chips, look, nameIn, opened, rows, showing, undo } from './support/codebook-editor.ts';
import { until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { said } from './support/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanyue-codebook-files-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

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
  const coded = () => chips(library);
  await look(library, 'notes');
  const [used = ''] = await until(coded, (now) => now.length === 1);
  await look(library, 'codebook');
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
  await look(library, 'notes');
  await until(coded, (now) => now.join() === heir);
  await undo(library);
  await until(coded, (now) => now.join() === used);

  // A file's codes are kept as a codebook of their own where the reader says so, and that can go as well.
  await look(library, 'codebook');
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
