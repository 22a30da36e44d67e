import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { ofLength } from '../../tests/bench/anchoring/base';
import { whole } from '../../tests/pages/report';
import { fold } from './fold';
import { describe, type Located, locate, locating } from './index';

const report = whole.join('\n');
const painted = (one: Located | undefined) => (one?.status === 'exact' || one?.status === 'edited' ? one : undefined);

/** A passage of the report, 1–200 units long. */
const passage = fc
  .tuple(fc.nat(report.length - 1), fc.integer({ min: 1, max: 200 }))
  .map(([start, length]) => ({ start, end: Math.min(report.length, start + length) }))
  .filter(({ start, end }) => fold(report.slice(start, end)).units.length > 0);

/** Whether a border stands within what folds to one unit: half a dash —— has the words and surroundings of the other. */
const halves = (at: number): boolean =>
  fold(report.slice(0, at)).units.length + fold(report.slice(at)).units.length !== fold(report).units.length;

group('folding', () => {
  test('keeps a strictly growing map into the raw text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const { units, from } = fold(raw);
        expect(from.length).toBe(units.length);
        for (let at = 0; at < from.length; at++) {
          expect(from[at]).toBeLessThan(raw.length);
          if (at > 0) expect(from[at]).toBeGreaterThan(from[at - 1] ?? 0);
        }
      }),
    );
  });

  test('takes the forms of reprints together', () => {
    const same = (one: string, other: string) => expect(fold(one).units).toEqual(fold(other).units);
    same('“十四五”,增长３.5％', '"十四五"，增长3.5%');
    same('——各位代表……', '—各位代表...');
    same('修路①40公里[12],清\u200b溪〔3〕', '修路40公里，清溪');
    same(
      '修路40公里［１］，架桥[注1]、〔注２〕筑堤^[4]，通车㉑、㉟通航㊱通电㊿[101]。',
      '修路40公里，架桥、筑堤，通车、通航通电。',
    );
    same('《纲要》〈草案〉', '<纲要><草案>');
    same('櫟（lì）樹', '栎树');
    same('經濟發展', '经济发展');
    same('⼀⼆三', '一二三');
  });
});

test.each([
  '①',
  '⑳',
  '㉑',
  '㉟',
  '㊱',
  '㊿',
  '[7]',
  '［１２］',
  '〔3〕',
  '【4】',
  '[注1]',
  '［注１］',
  '^[4]',
  '[101]',
  '¹²',
])('a passage that a note mark %s was put into stands there to the letter, the mark in it', (mark) => {
  const start = report.indexOf(',', 3000) - 12;
  const anchor = describe(report, start, start + 24);
  const page = report.slice(0, start + 12) + mark + report.slice(start + 12);
  const end = start + 24 + mark.length;
  expect(locate(page, [anchor])[0]).toMatchObject({ status: 'exact', start, end, similarity: 1 });
});

test('a document’s year and a number point are words, not note marks', () => {
  for (const kept of ['县政发〔2024〕5号', '（1）修路', '(12)架桥']) {
    const bare = kept.replace(/[〔（(]\d+[〕）)]/, '');
    expect(fold(kept).units).not.toEqual(fold(bare).units);
  }
});

group('described, then located', () => {
  test('on the same text is exact where it was', () => {
    fc.assert(
      fc.property(passage, ({ start, end }) => {
        expect(locate(report, [describe(report, start, end)])[0]).toMatchObject({ status: 'exact', start, end });
      }),
    );
  });

  test('after text was put in elsewhere has moved by its length', () => {
    fc.assert(
      fc.property(
        passage.filter(({ start, end }) => !halves(start) && !halves(end)),
        fc.constantFrom('广告', '本报讯记者摄影报道。\n', '重要'.repeat(40)),
        ({ start, end }, put) => {
          const at = report.lastIndexOf('\n', Math.max(0, start - 200)) + 1;
          const changed = report.slice(0, at) + put + report.slice(at);
          const [found] = locate(changed, [describe(report, start, end)]);
          expect(found).toMatchObject({ status: 'exact', start: start + put.length, end: end + put.length });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is never exact once quote and context stand nowhere', () => {
    fc.assert(
      fc.property(passage, ({ start, end }) => {
        const without = report.slice(0, Math.max(0, start - 40)) + report.slice(end + 40);
        const anchor = describe(report, start, end);
        if (without.includes(anchor.quote.prefix.slice(-8) + anchor.quote.exact)) return;
        if (without.includes(anchor.quote.exact + anchor.quote.suffix.slice(0, 8))) return;
        expect(locate(without, [anchor])[0]?.status).not.toBe('exact');
      }),
      { numRuns: 60 },
    );
  });

  test('very short and very long selections keep their places on a changed page', () => {
    const text = ofLength({ name: 'long', text: report }, 24_000, 1);
    const changed = `转载\n${text.replaceAll('各位代表', '各位代表、同志们').replace('218.6', '216.9')}`;
    for (const [start, end] of [
      [500, 501],
      [800, 803],
      [1000, 9000],
      [1500, 21_500],
    ] as const) {
      const [found] = locate(changed, [describe(text, start, end)]);
      const place = painted(found);
      const words = place && changed.slice(place.start, place.end);
      expect(words?.replaceAll('、同志们', '').replace('216.9', '218.6')).toBe(text.slice(start, end));
    }
  });
});

test('few notes on a long text, far from each other, keep their ends where all around is edited', () => {
  const text = ofLength({ name: 'long', text: report }, 60_000, 2);
  const places = Array.from({ length: 8 }, (_, index) => ({ start: 1000 + index * 7000, end: 1120 + index * 7000 }));
  const units = text.split('');
  // From its twentieth unit on each passage, and what follows it, has every ninth unit another.
  for (const { start, end } of places) for (let at = start + 20; at < end + 40; at += 9) units[at] = '〓';
  const found = locate(
    units.join(''),
    places.map(({ start, end }) => describe(text, start, end)),
  );
  for (const [index, one] of found.entries()) expect(one).toMatchObject({ status: 'edited', ...places[index] });
});

group('twins', () => {
  const towns = ['柳湾', '石门', '双桥', '白沙', '梅岭'];
  const line = (town: string, index: number) => `${town}镇新建改建农村公路${index + 3}公里，惠及群众${index + 2}千人。`;
  const before = `各位代表：\n${towns.map(line).join('')}\n以上工作来之不易。`;
  const anchors = towns.map((town, index) => {
    const start = before.indexOf(line(town, index));
    return describe(before, start, start + line(town, index).length);
  });

  test('a sentence that was taken out is not painted on its neighbour', () => {
    for (const [gone, town] of towns.entries()) {
      const found = locate(before.replace(line(town, gone), ''), anchors);
      // Asked for beside the one that stands there now.
      for (const [index, one] of found.entries())
        if (index === gone) expect(one.status).toBe('doubtful');
        else expect(one.status).toBe('exact');
    }
  });

  test('a passage that stands twice, neither time among its old words, is doubtful', () => {
    const quote = '粮食播种面积保持稳定';
    const old = `春季里，${quote}，秋收在望。`;
    const anchor = describe(old, 4, 4 + quote.length);
    const page = `上半年雨水偏多，各地${quote}。${'全县干部群众齐心协力抢种抢收。'.repeat(5)}下半年晴好，依旧${quote}！`;
    expect(locate(page, [anchor])[0]?.status).toBe('doubtful');
  });

  test('a few words whose sentence was taken out are not painted in one that is built alike', () => {
    const past =
      '工业增加值增长8.4%；固定资产投资增长7.1%；社会消费品零售总额83.5亿元，增长5.9%；一般公共预算收入12.4亿元。';
    const goal = '工业增加值增长8%左右；固定资产投资增长7%以上；社会消费品零售总额增长6%左右；一般公共预算收入增长4%。';
    const old = `各位代表：\n过去一年，${past}\n今年的目标是：${goal}`;
    const start = old.indexOf('消费品零');
    const anchor = describe(old, start, start + 4);
    expect(locate(old.replace(past, ''), [anchor])[0]?.status).toBe('doubtful');
  });

  test('half of a sentence that was taken out is not painted in the twin that came next, few notes or many', () => {
    const first = '坚持群众路线抓好农村道路建设工作，新建农村公路40公里，沿线各村群众出行难问题得到根本解决。';
    const twin = first.replace('沿线各村', '沿河各组');
    const page = report.replace('\n', `\n${first}${twin}`);
    const words = '新建农村公路40公里，沿';
    const notes = [
      words,
      ...report
        .split('\n')
        .filter((block) => block.length > 60)
        .slice(2, 12),
    ].map((quote) => {
      const start = page.indexOf(quote);
      return describe(page, start, start + quote.length);
    });
    const [found, ...others] = locate(page.replace(first, ''), notes);
    expect(painted(found)).toBeUndefined();
    for (const one of others) expect(one.status).toBe('exact');
  });

  test('a figure corrected in its place is edited', () => {
    const page = before.replace('公路5公里', '公路6公里');
    expect(locate(page, anchors).map(({ status }) => status)).toEqual(['exact', 'exact', 'edited', 'exact', 'exact']);
  });
});

test('a few words that went to another paragraph are doubtful there, with a figure changed and in other widths too', () => {
  const quote = '新增规上工业企业19家';
  const start = report.indexOf(quote);
  expect(start).toBeGreaterThan(0);
  const anchor = describe(report, start, start + quote.length);
  for (const now of [quote, '新增规上工业企业18家', '新增规上工业企业１９家']) {
    const page = report.replace(quote, '').replace('建成5G基站486个', `${now}，建成5G基站486个`);
    const [found] = locate(page, [anchor]);
    expect(found?.status).toBe('doubtful');
    if (found && found.status !== 'lost') expect(page.slice(found.start, found.end)).toBe(now);
  }
});

/** The slow and obvious way: align prefix + quote + suffix to the whole text, the fewest edits, both ends free. */
function fullAlignment(text: string, prefix: string, exact: string, suffix: string) {
  const pattern = prefix + exact + suffix;
  const cost: number[][] = [Array.from({ length: text.length + 1 }, () => 0)];
  for (let row = 1; row <= pattern.length; row++) {
    const line = [row];
    for (let column = 1; column <= text.length; column++)
      line.push(
        Math.min(
          (cost[row - 1]?.[column - 1] ?? 0) + (pattern[row - 1] === text[column - 1] ? 0 : 1),
          (cost[row - 1]?.[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
        ),
      );
    cost.push(line);
  }
  const last = cost[pattern.length] ?? [];
  let column = last.indexOf(Math.min(...last));
  let [start, end] = [-1, -1];
  for (let row = pattern.length; row > 0; ) {
    const here = cost[row]?.[column] ?? 0;
    const same = pattern[row - 1] === text[column - 1] ? 0 : 1;
    if (column > 0 && here === (cost[row - 1]?.[column - 1] ?? 0) + same) {
      row--;
      column--;
      if (row >= prefix.length && row < prefix.length + exact.length) {
        start = column;
        if (end < 0) end = column + 1;
      }
    } else if (here === (cost[row - 1]?.[column] ?? 0) + 1) row--;
    else column--;
  }
  return { start, end, errors: Math.min(...last) };
}

test('full alignment finds the same place', () => {
  const letters = fc.constantFrom(...'修路架桥兴学育人治水造林'.split(''));
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 90, maxLength: 160 }),
      fc.nat(),
      fc.integer({ min: 12, max: 40 }),
      fc.array(fc.tuple(fc.nat(), letters), { maxLength: 4 }),
      (units, at, length, edits) => {
        const text = units.join('');
        const start = at % (text.length - length);
        const anchor = describe(text, start, start + length);
        const now = [...units];
        for (const [place, letter] of edits) now[place % now.length] = letter;
        const page = `广告${now.join('')}`;
        const found = painted(locate(page, [anchor])[0]);
        const { prefix, exact, suffix } = anchor.quote;
        const oracle = fullAlignment(page, prefix, exact, suffix);
        expect(found).toBeDefined();
        // Where a changed unit stands at the quote's border both answers are as good.
        expect(Math.abs((found?.start ?? 0) - oracle.start)).toBeLessThanOrEqual(edits.length);
        expect(Math.abs((found?.end ?? 0) - oracle.end)).toBeLessThanOrEqual(edits.length);
      },
    ),
  );
});

group('any Unicode', () => {
  const any = fc.string({ unit: 'binary', maxLength: 120 });
  const odd = fc.array(
    fc.constantFrom('\ud800', '\udc00', '👨‍👩‍👧', 'e\u0301', '\u202eعربي', '\uffff', '[1', '(ā)', '（', '一'),
    {
      maxLength: 40,
    },
  );

  test('neither throws nor leaves the text', () => {
    fc.assert(
      fc.property(
        odd,
        fc.array(fc.tuple(any, any, any, fc.integer({ min: -5, max: 200 })), { maxLength: 5 }),
        any,
        (parts, quotes, more) => {
          const page = parts.join('') + more;
          const found = locate(
            page,
            quotes.map(([exact, prefix, suffix, start]) => ({
              quote: { exact, prefix, suffix },
              position: { start, end: start + exact.length },
            })),
          );
          expect(found.length).toBe(quotes.length);
          for (const one of found) {
            if (one.status === 'lost') continue;
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeGreaterThan(one.start);
            expect(one.end).toBeLessThanOrEqual(page.length);
          }
        },
      ),
    );
  });

  test.each([
    ['one character', '啊'.repeat(1_000_000)],
    ['one line', '全县新增就业3000人。'.repeat(80_000)],
    ['brackets', '('.repeat(500_000) + '['.repeat(500_000)],
    ['a report over and over', `${report}\n`.repeat(Math.ceil(1_000_000 / report.length))],
  ])('a million units of %s are done with, in no more memory than a few copies of them', (_, text) => {
    const anchors = Array.from({ length: 50 }, (_, index) => describe(text, 3000 + index * 900, 3040 + index * 910));
    const changed = `新${text.slice(0, 400_000)}另外${text.slice(400_003)}`;
    for (const given of [anchors, anchors.map(({ quote }) => ({ quote }))]) {
      const { found, most } = weighed(locating(changed, given));
      expect(found.length).toBe(50);
      expect(most).toBeLessThan(50 * changed.length);
    }
  });
});

/** Runs work to its end, and tells how many bytes more than before there were at most between its slices. */
function weighed(work: Generator<void, Located[]>): { found: Located[]; most: number } {
  const held = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  for (let most = 0; ; most = Math.max(most, held() - before)) {
    const step = work.next();
    if (step.done) return { found: step.value, most };
  }
}
