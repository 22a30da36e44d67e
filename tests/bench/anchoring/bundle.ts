import { build } from 'esbuild';

/** One of the product's modules as a script for a page, or as a module to import in Node. */
export async function bundled(entry: string, format: 'iife' | 'esm', name?: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    minify,
    target: 'chrome120',
    ...(name ? { globalName: name } : {}),
  });
  return outputFiles[0]?.text ?? '';
}
