import { defineConfig } from '@playwright/test';

/** Real browsers, three at a time, since much of a test is waiting (two kept two cores busy for half of the time). Chromium by Playwright, Firefox by puppeteer-core. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 8_000 },
  workers: 3,
  // What passes at the second try is named as flaky, and scripts/test.ts lets few of them pass.
  retries: 1,
  reporter: 'list',
  // Axe and the pictures of every view are Chromium's, and what only one of the two can be made to do is its own. What is
  // long and asks nothing of the browser (@once) is tried in one.
  projects: [
    { name: 'chromium', testIgnore: '**/*.firefox.e2e.ts' },
    { name: 'firefox', grepInvert: /@once/, testIgnore: ['**/views.e2e.ts', '**/*.chromium.e2e.ts'] },
  ],
});
