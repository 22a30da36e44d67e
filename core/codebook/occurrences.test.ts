import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from '../anchoring';
import { holding, occurrences, previewOccurrences } from './occurrences';

const text = '深化“放管服”改革，优化营商环境。\n持续推进"放管服" [3] 改革；放管\n服务中心建成。';

describe('occurrences of a phrase', () => {
  it('finds it however it is written, not across blocks', () => {
    const found = occurrences(text, '“放管服”改革').map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['“放管服”改革', '"放管服" [3] 改革']);
    expect(occurrences(text, '放管服')).toHaveLength(2);
    expect(occurrences(text, '  ')).toEqual([]);
  });

  it('is the plain search where nothing is to be folded, without overlaps', () => {
    const han = fc.string({ unit: fc.constantFrom('农', '业', '村'), maxLength: 30 });
    fc.assert(
      fc.property(
        han,
        han.filter((phrase) => phrase !== ''),
        (where, phrase) => {
          const plain: number[] = [];
          for (let at = where.indexOf(phrase); at >= 0; at = where.indexOf(phrase, at + phrase.length)) plain.push(at);
          expect(occurrences(where, phrase).map(({ start }) => start)).toEqual(plain);
        },
      ),
    );
  });

  it('shows each place in the article with what stands around and above it, and an anchor that is found again', () => {
    const sectionAt = (offset: number) => [offset < 17 ? '（一）改革' : '（二）服务'];
    const [one, two] = previewOccurrences(text, '放管服', { start: 0, end: text.length }, sectionAt);
    expect(one).toMatchObject({ before: '深化“', words: '放管服', section: ['（一）改革'] });
    expect(two).toMatchObject({ before: '持续推进"', after: '" [3] 改革；放管', section: ['（二）服务'] });
    if (!one || !two) throw new Error('not found');
    expect(locate(text, [two.anchor])[0]).toMatchObject({ status: 'exact', start: two.start, end: two.end });
    expect(previewOccurrences(text, '放管服', { start: 0, end: 20 }, sectionAt)).toEqual([one]);
  });

  it('knows the notes that hold a place', () => {
    const notes = [
      { id: 'whole', start: 0, end: 16 },
      { id: 'part', start: 4, end: 6 },
    ];
    expect(holding(notes, { start: 3, end: 6 }).map(({ id }) => id)).toEqual(['whole']);
  });
});
