import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFiles } from '../../entrypoints/background/data-files';

const { scripts }: { scripts: { [name: string]: string } } = JSON.parse(readFileSync('package.json', 'utf8'));
const documents = ['README.md', 'CONTRIBUTING.md', 'DESIGN.md', 'PRIVACY.md', 'docs/guide.md', 'docs/guide.zh.md'];
const read = (document: string): string => readFileSync(document, 'utf8');

/** What stands in backticks, and the commands in fenced blocks, line by line. */
const codeIn = (text: string): string[] => [
  ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code),
  ...[...text.matchAll(/^```\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n')),
];

/** Made by a command, or lying beside the repository. */
const isElsewhere = (path: string): boolean =>
  /^\.(?:output|results|\.)|^(?:corpus|reference|pages)\//.test(path) ||
  Object.values<string>(dataFiles).includes(path);

/** `store/merge.ts`, `core/export/`, `page/annotate`, `memory.ts`, and of `core/anchoring.describe` what holds it. */
function isThere(path: string): boolean {
  const anywhere = path.includes('/') ? [] : globSync(`*/**/${path}`, { exclude: ['node_modules', '.*'] });
  return (
    anywhere.length > 0 ||
    [path, `${path}.ts`, `${path}.tsx`, path.replace(/\.\w+$/, '')].some((each) => existsSync(each))
  );
}

describe.each(documents)('%s', (document) => {
  const code = codeIn(read(document));

  test('names paths that are there', () => {
    const paths = code.filter(
      (each) => /^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(each) && /\/|\.(?:[cm]?[jt]sx?|json|css)$/.test(each),
    );
    expect(paths.filter((path) => !isElsewhere(path) && !isThere(path))).toEqual([]);
  });

  test('names commands that are there', () => {
    const run = code.flatMap((each) => [...each.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, name = '']) => name));
    const alone = code.filter((each) => /^(?:bench|suggest|check):[\w-]+$/.test(each));
    expect([...run, ...alone].filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links to what is there', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
  });
});

test('CONTRIBUTING.md names every command, and every browser, folder and seed that can be set', () => {
  const text = read('CONTRIBUTING.md');
  const named = Object.keys(scripts).filter((name) => name !== 'postinstall');
  expect(named.filter((name) => !new RegExp(`(?:npm (?:run )?|\`)${name}\\b(?![:-])`).test(text))).toEqual([]);
  for (const variable of ['CHROMIUM_PATH', 'FIREFOX_PATH', 'QUANYUE_SHARED', 'FC_SEED'])
    expect(text).toContain(variable);
});
