import { pages } from '../pages/addresses.ts';
import { pageOf } from './support/chromium.ts';
import { painted, paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { aWhile, popupOver, shows } from './support/steps.ts';
import { button, said } from './support/words.ts';

test('mark by double click, by keyboard, by shortcut, from the menu, with an area found by typing', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  const all: string[] = [];

  // Which characters are one word is the browser's affair.
  await report.clickWords('粮食播种面积', 'twice');
  await report.waitFor('.toolbar');
  await report.press('h');
  const [word = ''] = await until(
    () => paintedWords(report),
    (now) => now.length === 1,
  );
  expect('粮食播种面积稳定在').toContain(word);
  await report.waitGone('.toolbar');
  all.push(word);

  // From the word on by keys, as far as a reader wants.
  await report.clickWords('望岳水库除险加固', 'twice');
  await report.waitFor('.toolbar');
  for (let i = 0; i < 4; i++) await report.press('Shift+ArrowRight');
  const chosen = await report.evaluate(() => String(getSelection()), undefined);
  expect(chosen.length).toBeGreaterThan(4);
  await report.press('1');
  await shows(report, word, chosen);
  await report.waitGone('.toolbar');
  all.push(chosen);

  const shortcut = '争取专项债券9.4亿元';
  await report.select(shortcut);
  await report.waitFor('.toolbar');
  await browser.pressShortcut(report);
  await shows(report, ...all, shortcut);
  await report.waitGone('.toolbar');
  all.push(shortcut);

  const menu = '盘活闲置土地1260亩';
  await report.select(menu);
  await report.waitFor('.toolbar');
  await browser.chooseFromMenu(report, menu);
  await shows(report, ...all, menu);
  await report.waitGone('.toolbar');
  all.push(menu);

  // Typing takes its time; the toolbar stays for as long as its field has the focus.
  const typed = '技术合同成交额翻了一番';
  await report.select(typed);
  await report.click('.toolbar .picker input');
  await aWhile();
  // The focus has taken the browser's selection away: the words are held in its colours until they are marked.
  expect(await heldIn(report)).toBe(typed);
  if (browser.name === 'chromium') await composeInto(report, ['ke', 'keji'], '科技');
  else await report.type('science');
  await report.waitFor('.toolbar .option.is-active');
  await report.press('Enter');
  await shows(report, ...all, typed);
  expect((await painted(report))['quanyue-area-tech']).toEqual([typed]);
  await until(
    () => heldIn(report),
    (held) => held === '',
  );
  expect(report.errors).toEqual([]);
});

/** Types by an input method. The Enter that ends the composition is the method's: nothing is marked with a half word. */
async function composeInto(report: Tab, steps: string[], word: string): Promise<void> {
  const before = await paintedWords(report);
  const session = await pageOf(report).context().newCDPSession(pageOf(report));
  for (const text of steps) {
    const [selectionStart, selectionEnd] = [text.length, text.length];
    await session.send('Input.imeSetComposition', { text, selectionStart, selectionEnd });
  }
  // As systems send it while a method has the keyboard.
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await session.send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
  expect(await report.count('.toolbar .option.is-active'), 'chosen by letters that are being composed').toBe(0);
  await session.send('Input.insertText', { text: word });
  await session.detach();
  await report.waitFor('.toolbar .option.is-active');
  expect(await report.evaluate(pickerHolds, undefined)).toBe(word);
  expect(await paintedWords(report)).toEqual(before);
}

const pickerHolds = () =>
  document.querySelector('quanyue-notes')?.shadowRoot?.querySelector<HTMLInputElement>('.picker input')?.value;

test('words selected while a mark is still on its way stay selected', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  const [first, next] = ['新增规上工业企业19家', '完成技改投资11.8亿元'] as const;
  await report.select(first);
  await report.waitFor('.toolbar');
  await Promise.all([report.press('h'), browser.stopBackground()]);
  await report.front();
  await report.select(next);
  await shows(report, first);
  await aWhile();
  expect(await report.evaluate(() => String(getSelection()), undefined)).toBe(next);
  expect(await report.count('.toolbar')).toBe(1);
  expect(report.errors).toEqual([]);
});

const heldIn = (report: Tab) =>
  report.evaluate(() => {
    const [held] = CSS.highlights.get('quanyue-held') ?? [];
    const range = document.createRange();
    if (held) range.setStart(held.startContainer, held.startOffset);
    if (held) range.setEnd(held.endContainer, held.endOffset);
    return range.toString();
  }, undefined);

test('the toolbar, one row on any page, covers neither the selection nor the line that follows, and leaves with it', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  // At the left and the right edge of the column, over two lines, over a whole paragraph.
  for (const words of [
    '工业经济逆势走强',
    '3家企业入选省级专精特新中小企业',
    '建筑业总产值增长9.6%,两家本地企业首次拿到一级资质',
    '招商引资量质齐升。坚持县领导带头招商、产业链招商、乡贤回归招商一起抓,外出招商143批次,新签约项目52个',
  ]) {
    await report.select(words);
    await report.waitFor('.toolbar');
    for (const top of [300, 6, 640]) {
      await report.evaluate(scrollSelectionTo, top);
      await until(
        () => report.evaluate(readBoxes, undefined),
        ({ toolbar, lines, window }) =>
          toolbar !== undefined &&
          toolbar.left >= 0 &&
          toolbar.top >= 0 &&
          toolbar.right <= window.width &&
          toolbar.bottom <= window.height &&
          lines.every((line) => toolbar.bottom <= line.top || toolbar.top >= line.bottom),
      );
    }
    await report.clickWords(words);
    await report.waitGone('.toolbar');
  }

  const size = async () => {
    await report.select('工业经济逆势走强');
    await report.waitFor('.toolbar');
    const { width = 0, height = 0 } = (await report.box('.toolbar')) ?? {};
    return { width, height };
  };
  const before = await size();
  expect(before.height).toBeLessThan(60);
  await report.press('Escape');
  await report.waitGone('.toolbar');
  await report.evaluate(beHostile, undefined);
  expect(await size()).toEqual(before);
  expect(report.errors).toEqual([]);
});

/** The page's own style reaches for all that stands in it. */
const beHostile = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { font-size: 30px !important; line-height: 3 !important; letter-spacing: 9px !important; border: 5px solid !important }
    html > :not(head, body) { display: none !important; opacity: 0 !important; transform: scale(3) !important }`);
  document.adoptedStyleSheets.push(sheet);
};

/** Scrolls the page until the selection begins this far below the window's upper edge. */
const scrollSelectionTo = (top: number) => {
  const at = getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0;
  scrollBy({ top: at - top, behavior: 'instant' });
};

/** The toolbar's box, those of the selected lines, and that of the line after them where the window shows it. */
const readBoxes = () => {
  const boxOf = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
  const toolbar = document.querySelector('quanyue-notes')?.shadowRoot?.querySelector('.toolbar');
  const lines = Array.from(getSelection()?.getRangeAt(0).getClientRects() ?? [], boxOf);
  const last = lines.at(-1);
  const pitch = Number.parseFloat(getComputedStyle(document.querySelector('.content p') ?? document.body).lineHeight);
  if (last && last.bottom + pitch < innerHeight)
    lines.push({ ...last, top: last.top + pitch, bottom: last.bottom + pitch });
  return {
    toolbar: toolbar ? boxOf(toolbar.getBoundingClientRect()) : undefined,
    lines,
    window: { width: innerWidth, height: innerHeight },
  };
};

test('no toolbar in fields, in editors, over whitespace or outside the text; Esc closes it', async ({
  browserUnderTest: browser,
}) => {
  const page = await browser.open(pages.fields);
  const popup = await popupOver(browser, page);
  await popup.click('button', said('ui_annotate'));
  await page.front();
  await page.select('来信请写明姓名');
  await page.waitFor('.toolbar');
  await page.press('Escape');
  await page.waitGone('.toolbar');

  const nothingFor = async (what: string) => {
    await aWhile();
    expect(await page.count('.toolbar'), what).toBe(0);
  };
  for (const field of ['input[name=subject]', 'textarea', '#editor']) {
    await page.click(field);
    await page.press('Control+a');
    await nothingFor(field);
    await page.press('Shift+ArrowLeft');
    await nothingFor(`${field}, by keyboard`);
  }
  await page.evaluate(() => (document.activeElement as HTMLElement).blur(), undefined);
  await page.evaluate(selectSpace, undefined);
  await nothingFor('whitespace');
  await page.evaluate(selectPicture, undefined);
  await nothingFor('outside the text');

  // Keys typed into the page's own fields are the page's, also while words stand selected beside them.
  await page.click('input[name=subject]');
  await page.press('Control+a');
  await page.type('h1m');
  expect(await page.evaluate(() => document.querySelector('input')?.value, undefined)).toBe('h1m');
  // In a field that the page hides in a shadow root, too: it hears the key that would hide the highlights elsewhere.
  await page.evaluate(putDeepField, undefined);
  await page.click('#deep');
  await page.press('Alt+x');
  await page.type('h1m');
  expect(await page.evaluate(() => document.body.getAttribute('data-heard'), undefined)).toBe(
    'AltLeft KeyX KeyH Digit1 KeyM',
  );
  expect(await paintedWords(page)).toEqual([]);
  expect(page.errors).toEqual([]);
});

const putDeepField = () => {
  const holder = document.createElement('div');
  const field = document.createElement('input');
  field.id = 'deep';
  holder.attachShadow({ mode: 'open' }).append(field);
  document.body.append(holder);
  const heard: string[] = [];
  document.addEventListener('keydown', ({ code }) => {
    heard.push(code);
    document.body.setAttribute('data-heard', heard.join(' '));
  });
};

const selectSpace = () => {
  const paragraph = document.createElement('p');
  paragraph.append('　　 \n');
  document.body.append(paragraph);
  getSelection()?.selectAllChildren(paragraph);
};

const selectPicture = () => {
  const picture = document.createElement('p');
  picture.innerHTML = '<svg width="80" height="20"><text y="15">图中的字</text></svg>';
  document.body.append(picture);
  getSelection()?.selectAllChildren(picture);
};

test('copy from toolbar, card and list, in the form of last time, on a page that forbids copying', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.noSelect);
  // With the mark of a note of the report's own in it, which is no word of the passage.
  const words = '实施"双链双强"行动①,竹木家居';
  const letter = await browser.open(pages.fields);
  const pasted = async () => {
    await letter.front();
    await letter.click('textarea');
    await letter.press('Control+a');
    await letter.press('Control+v');
    return letter.evaluate(() => document.querySelector('textarea')?.value ?? '', undefined);
  };

  await report.front();
  await report.select(words);
  await report.click(`.toolbar ${button('ui_copyAs', 'ui_copyAs_source')}`);
  await report.waitFor('.toast');
  const fromToolbar = await pasted();
  expect(fromToolbar.split('\n')[0]).toBe(words.replace('①', ''));
  expect(fromToolbar).toContain('2026年清溪县政府工作报告');
  expect(fromToolbar).toContain(pages.noSelect);

  await report.front();
  await report.press('h');
  await shows(report, words);
  await report.clickWords(words);
  await report.click('.copying button');
  expect(await pasted()).toBe(fromToolbar);
  await letter.type('x');
  await letter.press('Control+a');
  await letter.press('Control+x');
  const popup = await popupOver(browser, report);
  await popup.click(`.note ${button('ui_copyAs', 'ui_copyAs_source')}`);
  await until(pasted, (now) => now === fromToolbar);

  // In another form, chosen by keys; the next note's card copies so at once.
  await report.front();
  await report.clickWords(words);
  await report.click('.copy-more');
  await report.waitFor('.menu');
  await report.press('End');
  await report.press('Enter');
  await report.waitGone('.menu');
  expect(await pasted()).toBe('《2026年清溪县政府工作报告》（2026年1月21日）');
  await report.front();
  await report.click('.copy-more');
  await report.waitFor('.menu');
  await report.press('ArrowUp');
  await report.press('Enter');
  await report.waitGone('.menu');
  expect(await pasted()).toMatch(
    /^林知远\. 2026年清溪县政府工作报告\[EB\/OL\]\. \(2026-01-21\)\[\d{4}-\d\d-\d\d\]\. http:/,
  );
  await report.front();
  await report.reload();
  await shows(report, words);
  await report.clickWords(words);
  await report.click('.copying button');
  expect(await pasted()).toMatch(/^林知远/);

  // Toolbar and lists copy as the card did last.
  await report.front();
  await report.press('Escape');
  await report.select('盘活闲置土地1260亩');
  await report.click(`.toolbar ${button('ui_copyAs', 'ui_copyAs_gbt2015')}`);
  await report.waitFor('.toast');
  expect(await pasted()).toMatch(/^林知远/);
  await (await popupOver(browser, report)).waitFor(`.note ${button('ui_copyAs', 'ui_copyAs_gbt2015')}`);
  expect(report.errors).toEqual([]);
});
