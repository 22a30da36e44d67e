// `npm run corpus`: the product's modules carry no extensions, so they are bundled before Node runs them.
import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const outfile = `node_modules/.cache/corpus-${process.pid}.mjs`;
await build({
  entryPoints: ['scripts/corpus.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile, { force: true });
}
