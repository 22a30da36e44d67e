/** What Playwright's JSON report tells: https://playwright.dev/docs/api/class-testcase#test-case-outcome */
export interface BrowserReport {
  stats: { expected: number; unexpected: number; skipped: number };
  suites: readonly Suite[];
}
interface Suite {
  title: string;
  suites?: readonly Suite[];
  specs?: readonly { title: string; tests: readonly { projectName: string; status: string }[] }[];
}

/** How many passed and failed at once; a skipped one has not passed. The flaky, which passed when tried again, by name. */
export function countBrowserTests({ stats, suites }: BrowserReport): {
  passed: number;
  failed: number;
  flaky: string[];
} {
  return { passed: stats.expected, failed: stats.unexpected + stats.skipped, flaky: suites.flatMap(flakyIn) };
}

const flakyIn = ({ title, suites = [], specs = [] }: Suite): string[] =>
  [
    ...specs.flatMap((spec) =>
      spec.tests.flatMap(({ projectName, status }) => (status === 'flaky' ? `${spec.title} [${projectName}]` : [])),
    ),
    ...suites.flatMap(flakyIn),
  ].map((name) => `${title} › ${name}`);
