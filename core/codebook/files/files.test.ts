import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside } from '../../../tests/beside';
import { ownCodebook } from '../../../tests/unit/own-codebook';
import type { Code, Codebook, KeptCodebook } from '../../model';
import { colourFaults } from '../colour';
import { edited, isUnder } from '../edit';
import { excerptTypes } from '../excerpt-types';
import { loadable } from '../loadable';
import { policyAreas } from '../policy-areas';
import { makeCodebook, planCodebook } from './plan';
import { type CodebookRead, MOST_CODES, readCodebook } from './read';
import { writeCsv, writeJson, writeQdc } from './write';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (name: string, bytes: Uint8Array) => {
  const result: CodebookRead = await readCodebook(name, bytes);
  if ('refused' in result) throw new Error(result.refused);
  return result;
};
const kept = (book: Codebook): KeptCodebook => ({ ...book, revision: 2, created: '', updated: '' });
const fates = ({ rows }: { rows: { outcome: string; reason?: string }[] }) =>
  rows.map(({ outcome, reason }) => reason ?? outcome);

describe('a codebook out and in again', () => {
  it('is the same through JSON', async () => {
    const { codebook, rows } = await read('areas.json', utf8(writeJson(policyAreas)));
    expect(rows.every(({ outcome }) => outcome === 'read')).toBe(true);
    expect(codebook.codes.map(({ name, parent, definition }) => [name, parent, definition])).toEqual(
      policyAreas.codes.map(({ name, parent, definition }) => [name, parent, definition]),
    );
  });

  it.each([
    ['areas.csv', async () => utf8(writeCsv(policyAreas))],
    ['areas.json', async () => utf8(writeJson(policyAreas))],
    ['areas.qdc', () => writeQdc([policyAreas])],
  ])('changes nothing when %s comes in where it went out', async (name, make) => {
    const { codebook } = await read(name, await make());
    const { codes, command } = planCodebook(codebook, kept(policyAreas));
    expect(codes.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
    expect(command.edits).toEqual([]);
  });

  it.each([
    ['own.csv', async () => utf8(writeCsv(ownCodebook))],
    ['own.json', async () => utf8(writeJson(ownCodebook))],
    ['own.qdc', () => writeQdc([ownCodebook])],
  ])('nor when %s is a reader’s own, of three levels with the same names in each branch', async (name, make) => {
    const { codebook, rows } = await read(name, await make());
    expect(rows.filter(({ outcome }) => outcome !== 'read')).toEqual([]);
    const { codes, command } = planCodebook(codebook, ownCodebook);
    expect(codes.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
    expect(command.edits).toEqual([]);

    // Of a colleague who has made the same codes under other ids, each is known by where it stands.
    const other = { ...ownCodebook, codes: ownCodebook.codes.map((code) => ({ ...code, id: `her ${code.id}` })) };
    for (const code of other.codes) if (code.parent !== undefined) code.parent = `her ${code.parent}`;
    if (name.endsWith('qdc')) return;
    expect(planCodebook(codebook, other).codes.map(({ into }) => into)).toEqual(other.codes.map(({ id }) => id));
  });

  it('keeps ids, tree and texts through CSV', async () => {
    const { codebook } = await read('areas.csv', utf8(writeCsv(policyAreas)));
    const told = ({ codes }: Codebook) =>
      codes.map(({ id, parent, name, include, synonyms }) => ({ id, parent, name, include, synonyms }));
    expect(told(codebook)).toEqual(told(policyAreas));
  });

  it('keeps ids and tree through REFI-QDA, which is valid', async () => {
    const bytes = await writeQdc([policyAreas]);
    const { codebook } = await read('areas.qdc', bytes);
    expect(new Map(codebook.codes.map(({ id, parent }) => [id, parent]))).toEqual(
      new Map(policyAreas.codes.map(({ id, parent }) => [id, parent])),
    );
  });

  const schema = beside('reference/refi-qda/Codebook.xsd');
  it.runIf(existsSync(schema))('is valid REFI-QDA, with all codebooks there are', async () => {
    const loaded = await Promise.all(loadable.map(({ make }) => make()));
    const input = await writeQdc([policyAreas, excerptTypes, ...loaded]);
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input });
    expect(status, stderr.toString()).toBe(0);
  });
});

describe('bad codebook files', () => {
  it('tells the fate of each row: no name, the same id again, no parent, a cycle', async () => {
    const csv = 'id,parent,name_zh\na,,农业\nb,,\na,,教育\nc,nowhere,卫生\nd,e,文化\ne,d,体育\nf,f,自己\n';
    const result = await read('bad.csv', utf8(csv));
    expect(fates(result)).toEqual([
      'read',
      'codebook_noName',
      'codebook_duplicateId',
      'codebook_noParent',
      'codebook_cycle',
      'read',
      'codebook_cycle',
    ]);
    expect(result.codebook.codes.map(({ id, parent }) => [id, parent])).toEqual([
      ['a', undefined],
      ['c', undefined],
      ['d', undefined],
      ['e', 'd'],
      ['f', undefined],
    ]);
  });

  it('tells them of REFI-QDA too: a GUID given twice, a name that is missing', async () => {
    const code = (guid: number, name: string, inner = '') =>
      `<Code guid="${guid}0000000-0000-4000-8000-000000000000" name="${name}" isCodable="true">${inner}</Code>`;
    const codes = code(1, '农业') + code(2, '') + code(1, '教育', code(3, '学前')) + code(4, '卫生');
    const book = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;
    const { codebook, rows } = await read('twice.qdc', utf8(book));
    expect(rows.map(({ row, name, reason }) => [row, name, reason])).toEqual([
      [1, '农业', undefined],
      [2, '', 'codebook_noName'],
      [3, '', 'codebook_duplicateId'],
      [4, '学前', undefined],
      [5, '卫生', undefined],
    ]);
    expect(codebook.codes.map(({ name }) => name.zh)).toEqual(['农业', '学前', '卫生']);
    // Half a file is none.
    expect(await readCodebook('half.qdc', utf8(book.slice(0, -40)))).toEqual({ refused: 'import_damaged' });
    expect(await readCodebook('x.qdc', utf8('<Other/>'))).toEqual({ refused: 'import_notOurs' });
  });

  it('reads the local code page, formulas as text, script as text', async () => {
    const gbk = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xc5, 0xa9, 0xd2, 0xb5, 0x0a]);
    expect((await read('gbk.csv', gbk)).codebook.codes[0]?.name.zh).toBe('农业');
    const [formula, script] = (await read('x.csv', utf8("name\n'=1+1\n<script>alert(1)</script>\n"))).codebook.codes;
    expect(formula?.name.zh).toBe('=1+1');
    expect(script?.name.zh).toBe('<script>alert(1)</script>');
    const book = { id: 'x', name: { zh: '', en: '' }, codes: [formula, script].filter((code) => code !== undefined) };
    expect(writeCsv(book)).toContain("'=1+1");
    expect(new TextDecoder().decode(await writeQdc([book]))).toContain('&lt;script&gt;');
  });

  it('makes no style of what is no colour, and gives one that can be read in the place of another', async () => {
    const evil = 'red;background:url(//a.cn/)';
    const colours = [
      { light: '#ffe0d0', dark: '#5a2a10', ink: '#7a3000', inkDark: '#ffb090' },
      { light: '#ffe0d0', dark: evil, ink: '#7a3000', inkDark: '#ffb090' },
      { light: '#000000', dark: '#000000', ink: '#000000', inkDark: '#000000' },
      evil,
      7,
    ];
    const codes = colours.map((colour, i) => ({ id: `c${i}`, name: `编码${i}`, colour }));
    const json = await read('x.json', utf8(JSON.stringify({ codes })));
    expect(fates(json)).toEqual(['read', ...Array(4).fill('codebook_noColour')]);
    const given = json.codebook.codes.map(({ colour }) => colour);
    expect(given[0]).toEqual(colours[0]);
    for (const colour of given.slice(0, 3)) expect(colour && colourFaults(colour, [])).toEqual([]);
    expect(given.slice(3)).toEqual([undefined, undefined]);

    const csv = await read('x.csv', utf8(`name,colour\n甲,#00c800\n乙,"${evil}"\n丙,\n`));
    expect(fates(csv)).toEqual(['read', 'codebook_noColour', 'read']);
    const [green, none] = csv.codebook.codes.map(({ colour }) => colour);
    expect(green && colourFaults(green, [])).toEqual([]);
    expect(none).toBeUndefined();
  });

  it('takes ten thousand codes, and tells of those beyond', async () => {
    const rows = Array.from({ length: MOST_CODES + 2 }, (_, i) => `c${i},编码${i}`).join('\n');
    const result = await read('many.csv', utf8(`id,name_zh\n${rows}\n`));
    expect(result.codebook.codes).toHaveLength(MOST_CODES);
    expect(fates(result).slice(-2)).toEqual(['codebook_tooMany', 'codebook_tooMany']);
  });

  it('refuses what is no codebook', async () => {
    expect(await readCodebook('x.csv', utf8('a,b\n1,2\n'))).toEqual({ refused: 'import_notOurs' });
    expect(await readCodebook('x.json', utf8('{"codes": '))).toEqual({ refused: 'import_damaged' });
    expect(await readCodebook('x.json', utf8('{}'))).toEqual({ refused: 'import_notOurs' });
    expect(fates(await read('x.json', utf8('[1, {"name": "农业"}]')))).toEqual(['codebook_notACode', 'read']);
  });
});

describe('the plan of an import', () => {
  const code = (id: string, zh: string, rest: Partial<Code> = {}): Code => ({
    id,
    facet: 'area',
    name: { zh, en: zh },
    order: 1,
    ...rest,
  });
  const here = kept({
    id: 'h',
    name: { zh: '', en: '' },
    codes: [code('a', '农业'), code('b', '教育'), code('c', '卫生')],
  });
  const incoming: Codebook = {
    id: 'i',
    name: { zh: '', en: '' },
    codes: [
      code('a', '三农'),
      code('x', '教育', { definition: { zh: '学校', en: 'Schools' } }),
      code('c', '卫生'),
      code('n', '学前', { parent: 'x' }),
    ],
  };

  it('brings what two rows of a file say of one code, and takes a key from the code that had it', () => {
    const keyed = kept({ ...here, codes: [code('a', '农业', { key: 'j' }), code('b', '教育')] });
    const file: Codebook = {
      ...incoming,
      codes: [
        code('b', '教育', { badge: '教', key: 'j' }),
        code('x', '教育', { definition: { zh: '学校', en: 'Schools' }, key: 'k' }),
        code('n', '卫生', { key: 'j' }),
      ],
    };
    const { command } = planCodebook(file, keyed);
    expect(
      edited(keyed, command).codes.map(({ id, badge, definition, key }) => [id, badge, definition?.zh, key]),
    ).toEqual([
      ['a', undefined, undefined, undefined],
      ['b', '教', '学校', 'j'],
      ['n', undefined, undefined, undefined],
    ]);
  });

  it('says what is added, changed, merged and the same, and does it in one step', () => {
    const { codes, command } = planCodebook(incoming, here);
    expect(codes.map(({ outcome, into }) => [outcome, into])).toEqual([
      ['change', 'a'],
      ['merge', 'b'],
      ['same', 'c'],
      ['add', undefined],
    ]);
    expect(command.edits).toHaveLength(1);
    const after = edited(here, command).codes;
    expect(after.find(({ id }) => id === 'b')).toMatchObject({ name: { zh: '教育' }, definition: { zh: '学校' } });
    expect(after.find(({ id }) => id === 'n')?.parent).toBe('b');
  });

  it('closes no circle, whatever moves come together', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    // Without circles on either side: a parent is one of those before it, in an order of its own.
    const forest = fc
      .tuple(
        fc.shuffledSubarray(ids, { minLength: 2 }),
        fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 5, maxLength: 5 }),
      )
      .map(([order, picks]) =>
        order.map((id, i) => {
          const pick = picks[i];
          const parent = i > 0 && pick !== undefined ? order[pick % i] : undefined;
          return code(id, id, parent === undefined ? {} : { parent });
        }),
      );
    const book = (codes: Code[]) => ({ id: 'h', name: { zh: '', en: '' }, codes });
    const circles = (codes: Code[]) => codes.filter(({ id }) => isUnder({ codes }, id, id)).map(({ id }) => id);
    fc.assert(
      fc.property(forest, forest, (known, coming) => {
        const after = edited(kept(book(known)), planCodebook(book(coming), kept(book(known))).command);
        expect(circles(after.codes)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes a codebook of its own, behind those that are here', () => {
    const { codes, command } = makeCodebook({ ...incoming, id: 'own' }, 7);
    expect(codes.every(({ outcome }) => outcome === 'add')).toBe(true);
    const [edit] = command.edits;
    expect(edit).toMatchObject({ kind: 'codebook', record: 'own', base: 0 });
    expect(
      edited({ ...kept(incoming), id: 'own', codes: [] }, command).codes.map(({ id, order }) => [id, order]),
    ).toEqual(incoming.codes.map(({ id, order }) => [id, 8 + order]));
  });

  it('changes nothing the second time', () => {
    const once = edited(here, planCodebook(incoming, here).command);
    expect(planCodebook(incoming, kept(once)).command.edits).toEqual([]);
  });
});
