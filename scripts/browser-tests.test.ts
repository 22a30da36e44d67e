import { expect, test } from 'vitest';
import { countBrowserTests } from './browser-tests';

const spec = (title: string, chromium: string, firefox: string) => ({
  title,
  tests: [
    { projectName: 'chromium', status: chromium },
    { projectName: 'firefox', status: firefox },
  ],
});

test('what passed when it was tried again has neither passed nor failed, and is named', () => {
  const report = {
    stats: { expected: 3, unexpected: 1, skipped: 1, flaky: 1 },
    suites: [
      {
        title: 'popup.e2e.ts',
        specs: [spec('it opens', 'expected', 'unexpected')],
        suites: [
          { title: 'in a private window', specs: [spec('it says so', 'expected', 'flaky')] },
          { title: 'elsewhere', specs: [spec('it is quiet', 'skipped', 'expected')] },
        ],
      },
    ],
  };
  expect(countBrowserTests(report)).toEqual({
    passed: 3,
    failed: 2,
    flaky: ['popup.e2e.ts › in a private window › it says so [firefox]'],
  });
});
