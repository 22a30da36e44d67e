import { defineConfig } from '@playwright/test';

/** Real browsers, two at a time, which keep two cores busy (three were no quicker). Chromium by Playwright, Firefox by puppeteer-core. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 8_000 },
  workers: 2,
  // What passes at the second try is named as flaky, and scripts/test.ts lets few of them pass.
  retries: 1,
  reporter: 'list',
  // Axe and the pictures of every view are Chromium's, and what only one of the two can be made to do is its own. What is
  // long and asks little of the browser (@once) is tried in one by `npm test`, which has fifteen minutes; in both else.
  projects: [
    { name: 'chromium', testIgnore: '**/*.firefox.e2e.ts' },
    {
      name: 'firefox',
      ...(process.env.QUANYUE_ONCE ? { grepInvert: /@once/ } : {}),
      testIgnore: ['**/views.e2e.ts', '**/*.chromium.e2e.ts'],
    },
  ],
});
