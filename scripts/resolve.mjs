// node --import ./scripts/resolve.mjs program.ts: the product's modules name each other without extensions, as the
// bundler likes it; Node runs TypeScript by itself, but wants the whole name, and to be told of JSON.
// https://nodejs.org/api/module.html#moduleregisterhooksoptions
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    const isPlain = /^\.{1,2}(?:\/|$)/.test(specifier) && !/\.\w+$/.test(specifier.replace(/\.(?:data|test)$/, ''));
    const found =
      isPlain &&
      ['.ts', '/index.ts'].find((ending) => existsSync(fileURLToPath(new URL(specifier + ending, context.parentURL))));
    const resolved = next(found ? specifier + found : specifier, context);
    return resolved.url.endsWith('.json') ? { ...resolved, importAttributes: { type: 'json' } } : resolved;
  },
});
