// node scripts/bundled.mjs file.ts [args]: the product's modules carry no extensions, so scripts that use them are
// bundled before Node runs them. Paths in them are from the repository's root.
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [, , entry, ...args] = process.argv;
const outfile = `node_modules/.cache/${basename(entry, '.ts')}-${process.pid}.mjs`;
await mkdir('node_modules/.cache', { recursive: true });
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
  packages: 'external',
});
process.argv.splice(1, process.argv.length - 1, entry, ...args);
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile, { force: true });
}
