import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import en from '../public/_locales/en/messages.json';
import zh from '../public/_locales/zh_CN/messages.json';

type Messages = { [key: string]: { message: string } };
const locales: { zh_CN: Messages; en: Messages } = { zh_CN: zh, en };
const keys = new Set(Object.keys(locales.zh_CN));

const files = globSync('{components,core,entrypoints,i18n,messages,page,state,store}/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$|\.data\.ts$/.test(file))
  .map((file) => ({ file, nodes: nodesOf(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts') }));

interface Node {
  type: string;
  [member: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** All nodes of a file's syntax tree, flat. */
function nodesOf(code: string, lang: 'ts' | 'tsx'): Node[] {
  const nodes: Node[] = [];
  const walk = (value: unknown) => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    if (!isNode(value)) return;
    nodes.push(value);
    for (const member of Object.values(value)) if (typeof member === 'object') walk(member);
  };
  walk(parseAst(code, { lang }));
  return nodes;
}

const textOf = ({ type, value }: Node): string | undefined =>
  (type === 'Literal' || type === 'JSXText') && typeof value === 'string'
    ? value
    : type === 'TemplateElement' && typeof value === 'object' && value !== null && 'cooked' in value
      ? String(value.cooked)
      : undefined;

/** What a call's first argument may be: a literal, or what stands before and after a template's holes. */
function patternOf(argument: unknown): RegExp[] {
  if (!isNode(argument)) return [];
  if (argument.type === 'Literal' && typeof argument.value === 'string') return [new RegExp(`^${argument.value}$`)];
  if (argument.type === 'TemplateLiteral' && Array.isArray(argument.quasis))
    return [new RegExp(`^${argument.quasis.map((quasi) => textOf(quasi) ?? '').join('.+')}$`)];
  if (argument.type === 'ConditionalExpression')
    return [...patternOf(argument.consequent), ...patternOf(argument.alternate)];
  return [];
}

describe('the locale files', () => {
  test('have the same keys', () => {
    expect(Object.keys(locales.en)).toEqual(Object.keys(locales.zh_CN));
  });

  test('have the same placeholders in each message, in whatever order', () => {
    const holes = ({ message = '' }: { message?: string } = {}) => [...new Set(message.match(/\$\d/g))].sort();
    const different = [...keys].filter((key) => `${holes(locales.zh_CN[key])}` !== `${holes(locales.en[key])}`);
    // "1 note" needs no figure in English where Chinese has one.
    expect(different.filter((key) => !key.endsWith('_one'))).toEqual([]);
  });

  test('say something under each key, in their own language', () => {
    for (const [locale, messages] of Object.entries(locales))
      for (const [key, { message }] of Object.entries(messages))
        expect(`${locale} ${key} ${message.trim()}`).toMatch(/ .+ \S/);
    const han = Object.entries(locales.en).filter(([, { message }]) => /\p{Script=Han}/u.test(message));
    // The program's own name, and the word that is typed to delete everything, may be Chinese.
    expect(han.map(([key]) => key).filter((key) => !/^ext|^settings_delete/.test(key))).toEqual([]);
  });

  test('have every key that the code asks for by name', () => {
    const missing = files.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) => {
        const callee = isNode(node.callee) ? node.callee : undefined;
        if (node.type !== 'CallExpression' || callee?.type !== 'Identifier' || !Array.isArray(node.arguments))
          return [];
        const { name } = callee;
        if (name !== 't' && name !== 'plural') return [];
        return patternOf(node.arguments[0])
          .filter((pattern) => {
            const asked = name === 'plural' ? new RegExp(`${pattern.source.slice(0, -1)}_other$`) : pattern;
            return ![...keys].some((key) => asked.test(key));
          })
          .map((pattern) => `${file}: ${pattern.source}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  test('have every key that is passed on as a reason, a step’s name or a task’s', () => {
    const named = files.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) => {
        const text = node.type === 'Literal' ? (textOf(node) ?? '') : '';
        return /^(?:refused|step|tab|ui|page|settings|icon|menu|toast)_[a-zA-Z]\w*$/.test(text) ? [{ file, text }] : [];
      }),
    );
    expect(named.length).toBeGreaterThan(50);
    const has = (key: string) => keys.has(key) || keys.has(`${key}_other`);
    expect(named.filter(({ text }) => !has(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  test('have no key that nothing asks for', () => {
    const nodes = files.flatMap((file) => file.nodes);
    const named = new Set(nodes.map((node) => node.type === 'Literal' && textOf(node)));
    // Made of parts, as `tab_${kind}` is.
    const shapes = nodes
      .filter(
        ({ type, quasis }) =>
          type === 'TemplateLiteral' && Array.isArray(quasis) && /^[a-z]+_/i.test(textOf(quasis[0]) ?? ''),
      )
      .flatMap(patternOf);
    const idle = [...keys].filter((key) => {
      const asked = key.replace(/_(?:one|other)$/, '');
      return ![key, asked].some((each) => named.has(each) || shapes.some((shape) => shape.test(each)));
    });
    expect(shapes.length).toBeGreaterThan(10);
    // What the manifest names is tried below.
    expect(idle.filter((key) => !/^(?:ext|command)[A-Z]/.test(key))).toEqual([]);
  });

  test('have both forms of whatever is counted', () => {
    const counted = [...keys].flatMap((key) => /^(.+)_(?:one|other)$/.exec(key)?.[1] ?? []);
    expect(counted.length).toBeGreaterThan(20);
    const halves = counted.filter((key) => !keys.has(`${key}_one`) || !keys.has(`${key}_other`));
    // A genre of the name "other" is no form.
    expect(halves).toEqual(['kind']);
  });

  test('ask for the right form wherever a number stands before what it counts', () => {
    // "$1 notes", "$1 more places": said without its plural form it would be "1 notes".
    const counting = /\$\d (?:more |other |built-in )?(?!is\b|was\b)[a-z]+s\b/;
    const found = Object.entries(locales.en).filter(([, { message }]) => counting.test(message));
    expect(found.length).toBeGreaterThan(10);
    const alone = found.map(([key]) => key).filter((key) => !key.endsWith('_other'));
    // A note is split into two at least.
    expect(alone).toEqual(['page_split']);
  });

  test('ask with `plural` for what has forms, and with `t` for nothing that has', () => {
    const wrong = files.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) => {
        const callee = isNode(node.callee) ? node.callee : undefined;
        if (node.type !== 'CallExpression' || callee?.name !== 't' || !Array.isArray(node.arguments)) return [];
        return patternOf(node.arguments[0]).flatMap(({ source }) =>
          /_(?:one|other)\$$/.test(source) || keys.has(`${source.slice(1, -1)}_other`) ? [`${file}: ${source}`] : [],
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('have every key that the manifest and the pages name', () => {
    const sources = ['wxt.config.ts', ...globSync('entrypoints/*/index.html')].map((file) =>
      readFileSync(file, 'utf8'),
    );
    const named = sources.flatMap((source) => [...source.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ''));
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe('no string for readers stands outside them', () => {
  // The report to try on, and pages of known systems, are texts, not words to the reader.
  const views = files.filter(
    ({ file }) => !/^core\/|^entrypoints\/welcome\/sample\.ts$|^page\/systems\.ts$/.test(file),
  );

  // Of the Chinese in core most is what reports say. What is said to readers is there in both languages.
  test('in core, but for the words of exported files, and for the names that codes and codebooks carry themselves', () => {
    const inBoth = ({ properties }: Node) =>
      Array.isArray(properties) &&
      properties.some(
        ({ key, value }: Node) =>
          isNode(key) && key.name === 'zh' && isNode(value) && /\p{Script=Han}/u.test(textOf(value) ?? ''),
      );
    const found = files.filter(({ file, nodes }) => file.startsWith('core/') && nodes.some(inBoth));
    expect(found.map(({ file }) => file).sort()).toEqual([
      'core/codebook/excerpt-types.ts',
      'core/codebook/loadable.ts',
      'core/codebook/policy-areas.ts',
      'core/export/words.ts',
      'core/import/settle-codes.ts',
    ]);
  });

  test('in what the browser reads before our code: a page has its title from `document.title`', () => {
    const heads = ['wxt.config.ts', ...globSync('entrypoints/*/index.html')].map((file) => readFileSync(file, 'utf8'));
    expect(heads.length).toBeGreaterThan(4);
    expect(heads.filter((head) => /\p{Script=Han}|<title>/u.test(head))).toEqual([]);
  });

  test('in Chinese', () => {
    const found = views.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) => (/\p{Script=Han}/u.test(textOf(node) ?? '') ? `${file}: ${textOf(node)}` : [])),
    );
    expect(found).toEqual([]);
  });

  test('as text between tags', () => {
    const found = views.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) =>
        node.type === 'JSXText' && /\p{L}/u.test(textOf(node) ?? '') ? `${file}: ${textOf(node)?.trim()}` : [],
      ),
    );
    expect(found).toEqual([]);
  });

  test('as an attribute that is read out or shown', () => {
    const found = views.flatMap(({ file, nodes }) =>
      nodes.flatMap((node) => {
        if (node.type !== 'JSXAttribute' || !isNode(node.name) || !isNode(node.value)) return [];
        const shown = /^(?:title|alt|placeholder|label|aria-label|aria-description|text)$/.test(String(node.name.name));
        return shown && /\p{L}/u.test(textOf(node.value) ?? '') ? `${file}: ${textOf(node.value)}` : [];
      }),
    );
    expect(found).toEqual([]);
  });
});
