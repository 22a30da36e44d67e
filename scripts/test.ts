import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { type BrowserReport, countBrowserTests } from './browser-tests.ts';

/**
 * Runs the checks one after another, all of them, and counts: a lint, type, build or size check is one, of the test
 * runners each test is one. Ends with `N passed, N failed`, and with an exit code that agrees. A browser test that passed
 * when it was tried again is counted as neither, and named before that.
 */

/** So many browser tests may need a second try in one run: a real browser on a busy machine is late now and then. */
const MOST_FLAKY = 2;

type Count = { passed: number; failed: number };

mkdirSync('.results', { recursive: true });

function run(title: string, command: string, env: Record<string, string> = {}): boolean {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

const one = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

/** A runner that wrote its report tells the count; one that ended badly without a failed test is a failure itself. */
function counted(passed: boolean, read: () => Count): Count {
  try {
    const count = read();
    return passed || count.failed ? count : { ...count, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

let flaky: string[] = [];
const counts: Count[] = [];
counts.push(one(run('lint', 'biome check .')));
counts.push(one(run('types', 'wxt prepare && tsc --noEmit')));
counts.push(
  counted(
    run('unit tests', 'vitest run --reporter=default --reporter=json --outputFile.json=.results/unit.json'),
    () => {
      const report = JSON.parse(readFileSync('.results/unit.json', 'utf8'));
      return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) };
    },
  ),
);
counts.push(one(run('build', 'npm run --silent build')));
counts.push(one(run('build for the browser tests', 'npm run --silent build', { QUANYUE_E2E: '1' })));
counts.push(one(run('size budgets', 'node scripts/sizes.ts')));
counts.push(
  counted(
    run('end to end, Chromium and Firefox', 'playwright test --reporter=list,json', {
      PLAYWRIGHT_JSON_OUTPUT_NAME: '.results/e2e.json',
      QUANYUE_ONCE: '1',
    }),
    () => {
      const report: BrowserReport = JSON.parse(readFileSync('.results/e2e.json', 'utf8'));
      const count = countBrowserTests(report);
      ({ flaky } = count);
      // More than a few are no chance.
      return { passed: count.passed, failed: count.failed + Math.max(0, flaky.length - MOST_FLAKY) };
    },
  ),
);

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (flaky.length > 0) console.log(`\nflaky, passed at the second try only:\n  ${flaky.join('\n  ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
