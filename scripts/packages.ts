import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';

/**
 * What `npm run zip` has packed: the store packages hold the builds and nothing else, the source package all that makes
 * them. Tests of units stay out of that; the browser tests, their pages and the benchmarks are within. Where no git tells
 * what there is, as in an unpacked source package, the store packages alone are looked at.
 */
const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

const namesIn = (name: string): string[] => {
  const names: string[] = [];
  // Only names are asked for: what is refused is not unpacked.
  const filter = ({ name: each }: { name: string }): boolean => {
    names.push(each);
    return false;
  };
  unzipSync(readFileSync(`.output/quanyue-${version}-${name}.zip`), { filter });
  return names.filter((each) => !each.endsWith('/'));
};
const built = (browser: string): string[] =>
  globSync('**/*', { cwd: `.output/${browser}-mv3`, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.split(`${browser}-mv3/`)[1] ?? name);
const tracked = (): string[] =>
  execFileSync('git', ['ls-files'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((path) => !path.startsWith('.') && !/\.test\.tsx?$/.test(path));

let wrong = false;
for (const [name, wanted] of Object.entries({
  chrome: built('chrome'),
  firefox: built('firefox'),
  ...(existsSync('.git') ? { sources: tracked() } : {}),
})) {
  const names = namesIn(name);
  const missing = wanted.filter((each) => !names.includes(each));
  const more = names.filter((each) => !wanted.includes(each));
  wrong ||= missing.length + more.length > 0;
  console.log(`${name}: ${names.length} files`, { missing, more });
}
process.exit(wrong ? 1 : 0);
