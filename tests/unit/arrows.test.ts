import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The arrows of DESIGN.md, tried on the linter: a house of the same rooms with one planted file a room, which imports
 * from every other room, and one that would ask a server. In a folder of its own, because the linter prints no findings for text given on stdin.
 */
const rooms = ['core', 'components', 'page', 'messages', 'store', 'state', 'i18n', 'entrypoints'] as const;
type Room = (typeof rooms)[number];

/** Each checked room, and what it may import besides itself. */
const arrows: readonly [Room, readonly Room[]][] = [
  ['core', []],
  ['components', ['i18n', 'core']],
  ['page', ['components', 'messages', 'i18n', 'core']],
  ['messages', ['core']],
  ['store', ['core']],
  ['state', ['store', 'messages', 'core']],
  ['i18n', []],
];

/** Ways to import; all must be seen. `$` stands for the address. */
const forms = ["import { a } from '$';", "import type { B } from '$';", "export { c } from '$';", "await import('$');"];

const packages: Partial<Record<Room, readonly string[]>> = {
  core: ['preact', 'preact/hooks', '@preact/signals', 'idb', 'webextension-polyfill', 'wxt/browser'],
  components: ['idb', '@preact/signals', 'wxt/browser'],
  page: ['idb', '@preact/signals'],
};

/** Ways to ask a server for something. The browser refuses our pages (the manifest's policy), but not a page's script. */
const questions = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'];

let house = '';
let found: { rule: string; room: string; line: number; message: string }[] = [];
const planted = new Map<Room, string[]>();

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'arrows-'));
  copyFileSync('biome.json', join(house, 'biome.json'));
  for (const room of rooms) {
    mkdirSync(join(house, room));
    writeFileSync(join(house, room, 'asking.ts'), questions.map((each) => `export { ${each} };\n`).join(''));
  }
  for (const [room] of arrows) {
    const lines = [
      ...rooms.flatMap((to) => (to === room ? [] : forms.map((form) => form.replace('$', `../${to}/planted`)))),
      ...rooms.flatMap((to) => (to === room ? [] : [`import '../../${to}/deep/planted';`])),
      ...(packages[room] ?? []).map((name) => `import '${name}';`),
      "import './neighbour';",
    ];
    planted.set(room, lines);
    writeFileSync(join(house, room, 'planted.ts'), `${lines.join('\n')}\n`);
  }
  found = lint(house);
});

afterAll(() => rmSync(house, { recursive: true }));

describe.each(arrows)('%s', (room, allowed) => {
  const forbids = (line: string) =>
    !line.includes("'./") &&
    ((packages[room] ?? []).some((name) => line.includes(`'${name}'`)) ||
      rooms.some((to) => line.includes(`/${to}/`) && !allowed.includes(to)));

  it('is refused each import that no arrow allows, and no other, in the words of the house', () => {
    const sentence = sentenceOf(room);
    expect(sentence).toContain('(DESIGN.md, the arrows)');
    const lines = planted.get(room) ?? [];
    const refused = found.filter((each) => each.rule === 'noRestrictedImports' && each.room === room);
    expect(refused.map((each) => lines[each.line - 1]).sort()).toEqual(lines.filter(forbids).sort());
    for (const each of refused) expect(each.message).toBe(sentence);
  });
});

it.each(rooms)('%s is refused whatever asks a server', (room) => {
  const refused = found.filter((each) => each.rule === 'noRestrictedGlobals' && each.room === room);
  expect(refused.map(({ line }) => questions[line - 1]).sort()).toEqual(questions.toSorted());
});

interface Finding {
  category: string;
  message: string;
  location: { path: string; start: { line: number } };
}

function lint(folder: string) {
  const biome = join(process.cwd(), 'node_modules/.bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  // It ends with 1 where it finds errors, which is what is wanted here.
  const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: 'utf8' });
  const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(stdout);
  return diagnostics.map(({ category, message, location }) => ({
    rule: category.split('/').at(-1) ?? '',
    room: location.path.split('/')[0] ?? '',
    line: location.start.line,
    message,
  }));
}

/** The sentence that biome.json has for a room. */
function sentenceOf(room: Room): string {
  const rules = readFileSync('biome.json', 'utf8');
  const from = rules.indexOf(`"includes": ["${room}/**"`);
  return /"message": "([^"]+)"/.exec(rules.slice(from))?.[1] ?? '';
}
