import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { traditional } from './core/anchoring/traditional.data';
import { excerptTypes, policyAreas } from './core/codebook';
import suggestWeights from './core/codebook/suggest-weights.data.json';
import { allSites } from './core/sites';
import { dataFiles } from './entrypoints/background/data-files';
import { hosts } from './entrypoints/detector.content/hosts';

// An end-to-end build differs from a shipped one in this flag alone: our shadow roots are open, so that the
// test drivers and axe can look inside.
const openRoots = process.env.QUANYUE_E2E === '1';

/**
 * What pages have to load, and the background with each event, goes through a second minifier after Vite's own, which
 * leaves 1–3 % less. In the other's place, for all scripts, it made the annotator 1.4 % larger, and the build took 53 s
 * instead of 6 (15 as it is).
 */
const pressTwice: Plugin = {
  name: 'press-twice',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && /^(?:content-scripts\/\w+|background|recogniser)\.js$/.test(chunk.fileName)) {
        const { code } = await minify(chunk.code, { ecma: 2020, compress: { passes: 2 }, format: { wrap_iife: true } });
        chunk.code = code ?? chunk.code;
      }
  },
};

/** Chrome takes a script that holds a noncharacter for one that is not in UTF-8, and injects nothing of it. */
const escapeNoncharacters: Plugin = {
  name: 'escape-noncharacters',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replace(
          /[\ufdd0-\ufdef\ufffe\uffff]/g,
          (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
        );
  },
};

/**
 * Content scripts start as they are, without what WXT wraps around them: a context that dispatches an event which a page
 * can hear (`<our id>:annotator:wxt:content-script-started`), and a logger that is dumb in a shipped build; 0.9 KB of each.
 */
const startPlainly: Plugin = {
  name: 'start-plainly',
  transform(code, id) {
    if (!id.includes('virtual:wxt-content-script-isolated-world-entrypoint')) return undefined;
    const [definition] = /^import definition from .+$/m.exec(code) ?? [];
    if (!definition) throw new Error('WXT starts content scripts in another way by now');
    return `${definition}\nexport default definition.main();`;
  },
};

/** A style sheet as one text: what it imports stands in the import's place. */
const readStyles = (path: string): string =>
  readFileSync(path, 'utf8')
    .replace(/\/\*.*?\*\/\s*/gs, '')
    .replace(/@import "(.*?)";\n?/g, (_, part: string) => readStyles(resolve(dirname(path), part)));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  outDir: openRoots ? '.output-e2e' : '.output',
  vite: ({ command }) => ({
    plugins: [preact(), startPlainly, ...(command === 'build' ? [pressTwice] : []), escapeNoncharacters],
    // The library's workers load each format's code when it is used.
    worker: { format: 'es' },
    define: { __OPEN_ROOTS__: JSON.stringify(openRoots) },
  }),
  hooks: {
    // Content scripts go without the polyfill, 3 KB of each: what they use (messages, messages' texts, storage's change
    // event) is promise-based in the oldest Chrome we run in, under its name `chrome`.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script')) return;
      config.resolve ??= {};
      config.resolve.alias = {
        ...config.resolve.alias,
        'wxt/browser': '@wxt-dev/browser',
      };
    },
    // What the background reads only when it needs it (entrypoints/background/data.ts).
    'build:publicAssets': (_, files) => {
      files.push(
        { relativeDest: dataFiles.codebooks, contents: JSON.stringify([policyAreas, excerptTypes]) },
        { relativeDest: dataFiles.suggestWeights, contents: JSON.stringify(suggestWeights) },
        { relativeDest: dataFiles.traditional, contents: traditional },
        {
          relativeDest: dataFiles.styles,
          contents: ['assets/tokens.css', 'assets/page.css'].map(readStyles).join('\n'),
        },
      );
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'activeTab',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [...hosts],
    // Asked for when a backup is saved: a dated file without a dialogue.
    optional_permissions: ['downloads'],
    // One pattern: Chrome refuses to be asked for *://host/* where it is not within a single one of these.
    optional_host_permissions: [...allSites],
    // Nothing leaves the browser: it refuses whatever a page or worker of ours would ask of any server. Development asks
    // its own for changed files.
    ...(command === 'build'
      ? {
          content_security_policy: {
            extension_pages:
              "default-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'",
          },
        }
      : {}),
    commands: {
      'highlight-selection': {
        suggested_key: { default: 'Alt+Shift+H' },
        description: '__MSG_commandHighlight__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'quanyue@quanyue.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  zip: { excludeSources: ['.results/**', '.output-e2e/**', 'test-results/**'] },
});
