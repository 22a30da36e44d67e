import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Code, KeptCodebook, Note } from '../model';
import {
  type Asked,
  addCode,
  archiveCode,
  archiveCodebook,
  changeCode,
  childrenOf,
  deleteCode,
  edited,
  isUnder,
  mergeCodes,
  moveCode,
  removeCodebook,
} from './edit';

const code = (id: string, order: number, rest: Partial<Code> = {}): Code => ({
  id,
  facet: 'area',
  name: { zh: id, en: id },
  order,
  ...rest,
});
const kept = (codes: Code[]): KeptCodebook => ({
  id: 'book',
  name: { zh: '编码本', en: 'Codebook' },
  codes,
  revision: 3,
  created: '',
  updated: '',
});
const book = kept([
  code('农业', 1),
  code('粮食', 2, { parent: '农业', key: '1' }),
  code('乡村', 3, { parent: '农业' }),
  code('教育', 4),
  code('数据', 5, { facet: 'type' }),
]);
const note = (id: string, areas: string[], type?: string): Note => ({
  id,
  revision: 7,
  created: '',
  updated: '',
  report: 'r',
  text: 't',
  url: '',
  anchor: { quote: { exact: '', prefix: '', suffix: '' } },
  section: [],
  areas,
  comment: '',
  ...(type ? { type } : {}),
});

const commandOf = (asked: Asked) => {
  if ('refused' in asked) throw new Error(asked.refused);
  return asked.command;
};
const outcome = (asked: Asked, before = book) => edited(before, commandOf(asked));
const names = (asked: Asked, parent?: string) => childrenOf(outcome(asked), parent, 'area').map(({ id }) => id);

describe('editing a codebook', () => {
  it('adds a code at the end, with a name in both languages', () => {
    const added = outcome(addCode(book, { facet: 'area', name: { zh: ' 低空经济 ', en: '' }, parent: '农业' }, 'new'));
    expect(added.codes.at(-1)).toMatchObject({ id: 'new', name: { zh: '低空经济', en: '低空经济' }, parent: '农业' });
    expect(addCode(book, { facet: 'area', name: { zh: ' ', en: '' } })).toEqual({ refused: 'refused_codeName' });
    expect(addCode(book, { facet: 'type', name: { zh: 'x', en: '' }, parent: '农业' })).toEqual({
      refused: 'refused_codeFacet',
    });
  });

  it('renames without touching id, notes or other codes', () => {
    const { edits } = commandOf(changeCode(book, '粮食', { name: { zh: '饭碗', en: 'Rice bowl' } }));
    expect(edits).toHaveLength(1);
    expect(Object.keys(edits[0]?.patch ?? {})).toEqual(['code:粮食']);
    expect(edits[0]?.base).toBe(3);
  });

  it('takes a key from the code that had it', () => {
    const { codes } = outcome(changeCode(book, '教育', { key: '1' }));
    expect(codes.filter(({ key }) => key === '1').map(({ id }) => id)).toEqual(['教育']);
  });

  it('takes a field away', () => {
    expect(
      outcome(changeCode(book, '粮食', { key: undefined })).codes.find(({ id }) => id === '粮食'),
    ).not.toHaveProperty('key');
  });

  it('moves among siblings and under other parents, never under itself', () => {
    expect(names(moveCode(book, '乡村', { parent: '农业', before: '粮食' }), '农业')).toEqual(['乡村', '粮食']);
    expect(names(moveCode(book, '粮食', { parent: '教育' }), '教育')).toEqual(['粮食']);
    expect(names(moveCode(book, '粮食', { before: '教育' }))).toEqual(['农业', '粮食', '教育']);
    expect(moveCode(book, '农业', { parent: '粮食' })).toEqual({ refused: 'refused_codeCycle' });
    expect(moveCode(book, '农业', { parent: '农业' })).toEqual({ refused: 'refused_codeCycle' });
    expect(moveCode(book, '教育', { parent: '数据' })).toEqual({ refused: 'refused_codeFacet' });
  });

  it('has no cycle and the asked order after any moves', () => {
    const ids = book.codes.filter(({ facet }) => facet === 'area').map(({ id }) => id);
    const id = fc.constantFrom(...ids);
    const move = fc.record({
      id,
      parent: fc.option(id, { nil: undefined }),
      before: fc.option(id, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        let now = book;
        for (const each of moves) {
          const asked = moveCode(now, each.id, each);
          if ('refused' in asked) continue;
          now = edited(now, asked.command);
          const siblings = childrenOf(now, each.parent, 'area').map((sibling) => sibling.id);
          if (each.before !== undefined && each.before !== each.id && siblings.includes(each.before))
            expect(siblings.indexOf(each.id)).toBe(siblings.indexOf(each.before) - 1);
          else expect(siblings.at(-1)).toBe(each.id);
        }
        for (const one of ids) expect(isUnder(now, one, one)).toBe(false);
        expect(now.codes).toHaveLength(book.codes.length);
      }),
    );
  });

  it('archives with all that stands under it, and brings back', () => {
    const archived = outcome(archiveCode(book, '农业', true));
    expect(archived.codes.filter((each) => each.archived).map(({ id }) => id)).toEqual(['农业', '粮食', '乡村']);
    expect(outcome(archiveCode(archived, '农业', false), archived).codes).toEqual(book.codes);
  });

  it('merges: notes and children follow, the name is still found', () => {
    const notes = [note('a', ['教育', '农业']), note('b', ['农业']), note('c', ['粮食'])];
    const { edits } = commandOf(mergeCodes(book, '农业', '教育', notes));
    expect(edits.filter(({ kind }) => kind === 'note').map(({ record, patch }) => [record, patch.areas?.to])).toEqual([
      ['a', ['教育']],
      ['b', ['教育']],
    ]);
    const merged = outcome(mergeCodes(book, '农业', '教育', notes));
    expect(childrenOf(merged, '教育', 'area').map(({ id }) => id)).toEqual(['粮食', '乡村']);
    expect(merged.codes.find(({ id }) => id === '教育')?.synonyms).toEqual(['农业']);
    expect(merged.codes.some(({ id }) => id === '农业')).toBe(false);
  });

  it('merges a parent into its own child, which takes its place', () => {
    const merged = outcome(mergeCodes(book, '农业', '粮食', []));
    expect(childrenOf(merged, undefined, 'area').map(({ id }) => id)).toContain('粮食');
    expect(childrenOf(merged, '粮食', 'area').map(({ id }) => id)).toEqual(['乡村']);
  });

  it('deletes a code in use only when it is told where the notes go', () => {
    const notes = [note('a', ['粮食', '教育']), note('b', ['教育'], '数据')];
    expect(deleteCode(book, '粮食', notes)).toEqual({ refused: 'refused_codeInUse' });
    const areasOf = (asked: Asked) =>
      commandOf(asked).edits.flatMap(({ patch }) => (patch.areas ? [patch.areas.to] : []));
    expect(areasOf(deleteCode(book, '粮食', notes, '乡村'))).toEqual([['乡村', '教育']]);
    expect(areasOf(deleteCode(book, '粮食', notes, 'nowhere'))).toEqual([['教育']]);
    expect(commandOf(deleteCode(book, '数据', notes, 'nowhere')).edits[1]?.patch).toEqual({ type: { from: '数据' } });
    expect(names(deleteCode(book, '农业', []))).toEqual(['粮食', '乡村', '教育']);
  });

  it('is one step over thousands of notes', () => {
    const notes = Array.from({ length: 5000 }, (_, i) => note(`n${i}`, ['粮食']));
    expect(commandOf(mergeCodes(book, '粮食', '教育', notes)).edits).toHaveLength(5001);
  });

  it('archives a whole codebook, and brings it back', () => {
    const archived = outcome(archiveCodebook(book, true));
    expect(archived.codes.every((each) => each.archived)).toBe(true);
    expect(outcome(archiveCodebook(archived, false), archived).codes).toEqual(book.codes);
  });

  it('removes a whole codebook that no note uses: no field of it is left', () => {
    const { edits } = commandOf(removeCodebook(book, [note('a', ['别的'])]));
    expect(edits).toHaveLength(1);
    expect(Object.keys(edits[0]?.patch ?? {}).sort()).toEqual(
      ['name', ...book.codes.map(({ id }) => `code:${id}`)].sort(),
    );
    expect(Object.values(edits[0]?.patch ?? {}).some((patch) => 'to' in patch)).toBe(false);
  });

  it('removes a codebook in use only when it is told where the notes go', () => {
    const notes = [note('a', ['粮食', '别的', '乡村']), note('b', ['别的'], '数据'), note('c', ['别的'])];
    expect(removeCodebook(book, notes)).toEqual({ refused: 'refused_codeInUse' });
    expect(removeCodebook(book, notes, { to: code('粮食', 2) })).toEqual({ refused: 'refused_unknownCode' });
    const noteEdits = (asked: Asked) =>
      commandOf(asked).edits.flatMap(({ kind, record, patch }) => (kind === 'note' ? [[record, patch]] : []));
    // To a code of another codebook: areas to an area; a type is no area's heir.
    expect(noteEdits(removeCodebook(book, notes, { to: code('新领域', 9) }))).toEqual([
      ['a', { areas: { from: ['粮食', '别的', '乡村'], to: ['新领域', '别的'] } }],
      ['b', { type: { from: '数据' } }],
    ]);
    expect(noteEdits(removeCodebook(book, notes, 'nowhere'))[0]).toEqual([
      'a',
      { areas: { from: ['粮食', '别的', '乡村'], to: ['别的'] } },
    ]);
    // Those in use stay, archived, with what stands above them; notes are not touched.
    const left = removeCodebook(book, notes, 'archive');
    expect(noteEdits(left)).toEqual([]);
    expect(outcome(left).codes.map(({ id, archived }) => [id, archived])).toEqual([
      ['农业', true],
      ['粮食', true],
      ['乡村', true],
      ['数据', true],
    ]);
  });
});
