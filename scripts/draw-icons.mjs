// Draws public/icon/*.png from assets/icon.svg, the smallest from assets/icon-16.svg: node scripts/draw-icons.mjs
import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const root = new URL('..', import.meta.url).pathname;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
await mkdir(`${root}public/icon`, { recursive: true });
for (const size of [16, 32, 48, 96, 128]) {
  const svg = await readFile(`${root}assets/${size === 16 ? 'icon-16' : 'icon'}.svg`, 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: `${root}public/icon/${size}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
