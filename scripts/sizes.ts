import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Size budgets of the built files, gzip, in KB of 1,000 bytes. A page counts every script that its HTML loads at start;
 * what is imported on demand is not counted. Raise a budget only on purpose, and say why in the commit.
 */
const budgets: [file: string, kilobytes: number][] = [
  ['content-scripts/detector.js', 12],
  ['content-scripts/annotator.js', 45],
  ['background.js', 30],
  ['popup.html', 45],
  // Run once in a document of no known report.
  ['recogniser.js', 14],
];

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** A page's scripts, and the modules that these import statically. */
function scriptsOf(html: string): string[] {
  const root = dirname(html);
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(path, 'utf8');
    for (const [, from] of code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?\s*from\s*)?["'](\.[^"']+\.js)["']/g,
    ))
      if (from) follow(join(dirname(path), from));
  };
  for (const [, source] of readFileSync(html, 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.js)"/g))
    if (source) follow(join(root, source));
  return [...found];
}

let over = false;
/** What it makes of a page is the value of its last statement; a declaration, as minifiers like to leave it, has none. */
const VALUE = 'recogniser.js';
/** Chrome loads no content script that holds one of these: "It isn't UTF-8 encoded". Minifiers write escapes out. */
const NONCHARACTERS = /[\ufdd0-\ufdef\ufffe\uffff]/;
for (const browser of ['chrome-mv3', 'firefox-mv3'])
  for (const [file, budget] of budgets) {
    const path = join('.output', browser, file);
    const files = file.endsWith('.html') ? scriptsOf(path) : [path];
    for (const each of files) {
      if (!NONCHARACTERS.test(readFileSync(each, 'utf8'))) continue;
      over = true;
      console.log(`WRONG ${each}  holds a noncharacter: Chrome will not load it`);
    }
    if (file === VALUE && !readFileSync(path, 'utf8').startsWith('(')) {
      over = true;
      console.log(`WRONG ${path}  gives nothing back`);
    }
    const size = files.reduce((sum, each) => sum + gzipped(each), 0) / 1000;
    const fits = size <= budget;
    over ||= !fits;
    console.log(`${fits ? 'ok  ' : 'OVER'}  ${browser}/${file}  ${size.toFixed(1)} KB of ${budget}`);
  }
process.exit(over ? 1 : 0);
