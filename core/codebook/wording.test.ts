import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../model';
import { alike } from './coded-before';
import { marksOf, sharing, wordingsOf } from './wording';

const note = (id: string, report: string, exact: string, rest: Partial<Note> = {}): Note => ({
  id,
  revision: 1,
  created: '',
  updated: '',
  report,
  text: 't',
  url: '',
  anchor: { quote: { exact, prefix: '', suffix: '' } },
  section: [],
  areas: ['农业'],
  comment: '',
  ...rest,
});
const wordings = (notes: readonly Note[]) => {
  const reports = Map.groupBy(notes, ({ report }) => report);
  return [...reports].map(([report, its]) => wordingsOf(report, 'made', its));
};

describe('wordings', () => {
  it('mark two passages alike wherever they have twelve letters in common', () => {
    const text = fc.string({ unit: fc.constantFrom(...'粮食安全种植面积稳定在万亩'), maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.string({ unit: fc.constantFrom(...'新建高标准农田与水利'), minLength: 12, maxLength: 20 }),
        (a, b, c, d, common) => {
          const marks = marksOf(b + common + c);
          expect([...marksOf(a + common + d)].some((mark) => marks.has(mark))).toBe(true);
        },
      ),
    );
  });

  it('are few, and none of nothing', () => {
    const letters = Array.from({ length: 4000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 5000))).join('');
    expect(marksOf(letters).size).toBeLessThan(4000 / 4);
    expect(marksOf('').size).toBe(0);
    expect(marksOf('粮食').size).toBe(1);
  });

  it('leave out what is in the trash or without an area, and the report itself', () => {
    const same = '新建高标准农田，粮食播种面积稳定。';
    const all = [
      note('别处', '2025', same),
      note('弃', '2025', same, { trashed: '2026' }),
      note('未编', '2025', same, { areas: [] }),
      note('本篇', '2026', same),
    ];
    expect(sharing(same, '2026', wordings(all))).toEqual(['别处']);
  });

  it('lead to the same passages as reading all of them', () => {
    // Passages of a few clauses, which stand again with other figures, with words put in, taken out, exchanged.
    const clause = fc.constantFrom(
      '新建高标准农田3万亩',
      '粮食播种面积稳定在40万亩以上',
      '新增城镇就业2.5万人',
      '城乡居民医保参保率稳定在95%以上',
      '完成老旧小区改造26个',
      '推动高质量发展',
      '粮食',
    );
    const passage = fc.array(clause, { minLength: 1, maxLength: 8 }).map((clauses) => `${clauses.join('，')}。`);
    const edit = fc.record({
      at: fc.nat(200),
      take: fc.nat(6),
      put: fc.constantFrom('', '加快', '全面推进', '8', '；'),
    });
    const edits = fc.array(edit, { maxLength: 4 });
    const edited = (text: string, changes: readonly { at: number; take: number; put: string }[]) =>
      changes.reduce((now, { at, take, put }) => {
        const place = at % (now.length + 1);
        return now.slice(0, place) + put + now.slice(place + take);
      }, text);
    const texts = fc
      .tuple(passage, passage, fc.array(fc.tuple(edits, fc.boolean()), { minLength: 2, maxLength: 20 }))
      .map(([one, other, all]) => all.map(([changes, which]) => edited(which ? one : other, changes)));
    let found = 0;
    fc.assert(
      fc.property(texts, ([asked = '', ...others]) => {
        const of = note('今', '2026', asked);
        const all = others.map((text, i) => note(`n${i}`, `${2000 + (i % 4)}`, text));
        const ids = new Set(sharing(asked, of.report, wordings(all)));
        const slow = alike(of, all);
        expect(
          alike(
            of,
            all.filter(({ id }) => ids.has(id)),
          ),
        ).toEqual(slow);
        found += slow.filter(({ similarity }) => similarity < 1).length;
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('find what is nearest among thousands that share a set phrase', () => {
    const phrase = '坚持以习近平新时代中国特色社会主义思想为指导';
    const others = Array.from({ length: 3000 }, (_, i) =>
      note(`n${i}`, `r${i % 30}`, `${phrase}，${String.fromCharCode(0x4e00 + i).repeat(14)}。`),
    );
    const near = note('去年', 'r1', `${phrase}，深入实施乡村振兴战略，全面推进农业农村现代化。`);
    const of = note('今', '2026', `${phrase}，深入实施乡村振兴战略，加快推进农业农村现代化。`);
    const all = [...others, near];
    const ids = new Set(sharing(of.anchor.quote.exact, of.report, wordings(all)));
    expect(ids.size).toBe(200);
    expect(
      alike(
        of,
        all.filter(({ id }) => ids.has(id)),
      )[0]?.note.id,
    ).toBe('去年');
  });
});
