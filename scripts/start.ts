import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { openChromium } from '../tests/e2e/support/chromium.ts';
import { paintedWords, type Tab, until } from '../tests/e2e/support/driver.ts';
import { pages } from '../tests/pages/addresses.ts';
import { serve } from '../tests/pages/server.ts';

/**
 * Builds the extension and opens it on the invented report of 清溪县. With a display the browser stays open until it is
 * closed; without one the main job runs by itself, and leaves a picture and the exported note in `.results/start`.
 */

const { status } = spawnSync('wxt build', { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
if (status) process.exit(status);

const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform !== 'linux';
const { port, close } = await serve();
const browser = await openChromium({ port, extension: '.output/chrome-mv3', headless: !hasDisplay });
const report = await browser.open(pages.sample);

if (hasDisplay) {
  console.log(`The sample report is open: ${pages.sample}`);
  console.log('Select a few words; press a number to tag them. Close the browser to end.');
  await new Promise<void>((resolve) => browser.context().on('close', () => resolve()));
} else {
  await runMainJob(report);
  await browser.close();
}
await close();

async function runMainJob(tab: Tab): Promise<void> {
  const folder = '.results/start';
  mkdirSync(folder, { recursive: true });
  const passages = ['地区生产总值达到218.6亿元,增长6.2%', '完成技改投资11.8亿元', '新增规上工业企业19家'];
  console.log(`No display: running the main job headless on ${pages.sample}`);
  for (const [index, words] of passages.entries()) {
    await tab.select(words);
    // The toolbar stands in a closed shadow root: the key is pressed until it has been heard.
    await until(
      async () => {
        await tab.press(String(index + 1));
        return paintedWords(tab);
      },
      (now) => now.includes(words),
    );
    console.log(`  highlighted and tagged: ${words}`);
  }
  await tab.reload();
  await until(
    () => paintedWords(tab),
    (now) => now.length === passages.length,
  );
  console.log('  after a reload all are in their place');
  await tab.screenshot(`${folder}/report.png`);
  const library = await browser.ours('library.html#export?format=markdown');
  await until(
    () => library.texts('.preview'),
    ([preview = '']) => passages.every((words) => preview.includes(words)),
  );
  await library.click('.export-actions .button-primary');
  const files = await until(
    () => browser.downloads(),
    (saved) => saved.size > 0,
  );
  for (const [name, bytes] of files) {
    writeFileSync(`${folder}/${name}`, bytes);
    console.log(`  exported: ${folder}/${name} (${bytes.length} bytes)`);
  }
  console.log(`  picture: ${folder}/report.png`);
}
