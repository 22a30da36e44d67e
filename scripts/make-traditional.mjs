// Writes core/anchoring/traditional.data.ts from opencc-js's TSCharacters (OpenCC's data, Apache-2.0):
//   npm pack opencc-js && tar xzf opencc-js-*.tgz && node scripts/make-traditional.mjs package/dist/esm-lib/dict/TSCharacters.js
// Kept: pairs whose simplified character is in GB 2312, which is what reports are written in; the rest would cost
// half of the size again. One simplified character each (the first named); the map is per character, on purpose.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const { default: source } = await import(pathToFileURL(resolve(process.argv[2])).href);
const decoder = new TextDecoder('gb2312');
const standard = new Set();
for (let row = 0xb0; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) standard.add(decoder.decode(new Uint8Array([row, cell])));
const pairs = source
  .split('|')
  .map((line) => line.split(' '))
  .filter(([from, to]) => from.length === 1 && to !== from && standard.has(to))
  .sort(([one], [other]) => (one < other ? -1 : 1));
let before = 0;
let gaps = '';
for (const [from] of pairs) {
  gaps += String.fromCharCode(0x100 + from.charCodeAt(0) - before);
  before = from.charCodeAt(0);
}
const table = gaps + pairs.map(([, to]) => to).join('');
const head = `/**
 * Traditional → simplified, per character; setTraditional tells the form. Made by scripts/make-traditional.mjs from
 * opencc-js 1.4.2 (TSCharacters), data of OpenCC (BYVoid and contributors), Apache License 2.0.
 */
`;
writeFileSync('core/anchoring/traditional.data.ts', `${head}export const traditional =\n  '${table}';\n`);
console.log(`${pairs.length} pairs, ${gzipSync(table, { level: 9 }).length} bytes gzip`);
