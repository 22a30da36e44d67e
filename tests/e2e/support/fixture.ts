import { existsSync, readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { beside } from '../../beside.ts';
import { type Served, serve } from '../../pages/server.ts';
import { openChromium } from './chromium.ts';
import type { Browser } from './driver.ts';
import { openFirefox } from './firefox.ts';

/** A report as a site prints it. Not ours to keep: it may stand beside the repository. */
export const realSample = {
  file: beside('pages/sucai198-ninghai-2022.html'),
  address: 'http://www.sucai198.com/zhengfugongzuobaogao/ninghai-2022.html',
};
const more = new Map(
  existsSync(realSample.file) ? [[realSample.address, { html: readFileSync(realSample.file, 'utf8') }]] : [],
);

/** Each test has a browser of its own with an empty profile, and the invented sites. */
export const test = base.extend<{ browserUnderTest: Browser; sites: Served }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies off the pattern
  sites: async ({}, use) => {
    const served = await serve(0, more);
    await use(served);
    await served.close();
  },
  browserUnderTest: async ({ sites }, use, info) => {
    const open = info.project.name === 'firefox' ? openFirefox : openChromium;
    const opened = await open({ port: sites.port });
    await use(opened);
    await opened.close();
  },
});
export { expect } from '@playwright/test';
