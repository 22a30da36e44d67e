import { pages } from '../pages/addresses.ts';
import {
  areas,
  chips,
  colourOf,
  definition,
  dragBefore,
  fill,
  look,
  nameIn,
  opened,
  pickColour,
  rowOf,
  rows,
  same,
  showing,
  undo,
} from './support/codebook-editor.ts';
import { until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';
import { said } from './support/words.ts';

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
  await library.waitFor(`${await rowOf(library, '低空经济')}[aria-expanded]`);
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
  const coded = () => chips(library);
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
  await look(library, 'notes');
  expect(await coded()).toEqual([]);
  await undo(library);
  await until(coded, (now) => now.join() === used);

  await look(library, 'codebook');
  await remove();
  const heir = nameIn(before.find((row) => nameIn(row) !== used));
  await library.click('.codebook-ask input');
  await library.type(heir);
  await library.press('Enter');
  await library.click('.codebook-ask .button-primary');
  await showing(library, (now) => !now.some((row) => nameIn(row) === used));
  await look(library, 'notes');
  await until(coded, (now) => now.join() === heir);
  await undo(library);
  await until(coded, (now) => now.join() === used);
  expect([...library.errors, ...report.errors]).toEqual([]);
});
