import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parts, title, whole } from '../../tests/pages/report';
import { articleOf } from './article';
import { fingerprint } from './fingerprint';
import { glance } from './glance';
import { outline, recognise, sameReport } from './index';
import { noteMarks } from './note-marks';
import { terms } from './terms';

/*
 * Pages are other people's: whatever stands there, an answer and no exception. (That the cost grows no faster than the
 * text is measured in tests/bench/detector.)
 */

/** Everything that is understood of a page, one after the other. */
function understand(url: string, pageTitle: string, blocks: string[]) {
  const recognition = recognise({ url, title: pageTitle, blocks });
  const first = glance({ url, title: pageTitle, text: blocks.join('\n') });
  const sections = outline(blocks);
  const article = articleOf(blocks);
  const listed = terms(blocks);
  const marks = noteMarks(blocks.join('\n'), listed);
  return { recognition, first, sections, article, listed, marks };
}

const PIECES = [
  ...[
    '各位代表：',
    '现在，我代表县人民政府，向大会报告工作，请予审议。',
    '我代表',
    '受',
    '委托',
    '一、',
    '（一）',
    '(',
    '——',
    '第一届',
    '第次会议上',
  ],
  ...[
    '2024年1月9日',
    '二〇二四年',
    '县长',
    '市',
    '区',
    '人民代表大会',
    '政府工作报告',
    '名词解释',
    '1.',
    '①',
    '[1]',
    '：指',
    '。',
    '，',
    '\n',
  ],
  ...['\u3000', '\u200b', '\ufeff', '\ufffd', '\ud800', '😀', '??', '&nbsp;', '報(bào)告', '<p>', '\0', 'Report', '𠀀'],
];
const noise = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 60,
});
const blocks = fc.array(
  noise.map((pieces) => pieces.join('')),
  { maxLength: 20 },
);

describe('any page at all', () => {
  it('gets a verdict, an outline and an article, and no exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string()),
        noise.map((pieces) => pieces.join('')),
        blocks,
        (url, pageTitle, lines) => {
          const { recognition, first, sections, article } = understand(url, pageTitle, lines);
          expect([recognition.score, first.score].every(Number.isFinite)).toBe(true);
          if (recognition.date) expect(recognition.date).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (recognition.year) expect(recognition.year).toBeGreaterThan(1940);
          for (const { block, offset } of sections) expect(offset).toBeLessThanOrEqual((lines[block] ?? '').length);
          expect(article.start).toBeGreaterThanOrEqual(0);
          expect(article.end).toBeLessThanOrEqual(lines.length);
          expect(article.start).toBeLessThanOrEqual(article.end);
        },
      ),
    );
  });

  it('the same page gets the same verdict, whatever was looked at before', () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        const first = recognise({ url: '', title: '', blocks: one });
        recognise({ url: '', title, blocks: other });
        expect(recognise({ url: '', title: '', blocks: one })).toEqual(first);
      }),
    );
  });

  it('overlap lies between 0 and 1, and no order of two pages matters', () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        const [a, b] = [one, other].map((lines) => ({ url: 'http://a.example/1', title: '', blocks: lines }));
        if (!a || !b) return;
        const { same, overlap } = sameReport(a, b);
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap).toBeLessThanOrEqual(1);
        expect(sameReport(b, a)).toEqual({ same, overlap });
      }),
    );
  });
});

const LARGE = 5_000_000;
const long = (piece: string) => piece.repeat(Math.ceil(LARGE / piece.length));

describe('five million characters', () => {
  it.each<[string, string]>([
    ['of one text node', whole.join('')],
    ['of the report over and over', whole.join('\n')],
    ['of links to reports', '清溪县2024年政府工作报告\n'],
    ['of spaces', ' '],
    ['of blank lines', '\n'],
    ['of question marks', '?'],
    ['of one character', '一'],
    ['of openings that never end', '我代表县政府'],
    ['of heads', '一、\n'],
    ['of first parts', '一、回顾\n'],
    ['of first points', '第一部分 回顾\n1.工业\n'],
    ['of numbers', '1'],
    ['of marks', '双①'],
    ['of sessions', '县第十届人民代表大会第'],
    ['of English', 'the government work report '],
    ['of half characters', '\ud842'],
  ])('%s', (_, piece) => {
    const text = long(piece);
    const url = 'http://a.example/1.html';
    expect(recognise({ url, title, blocks: text.split('\n') }).verdict).toMatch(/./);
    expect(glance({ url, title, text }).verdict).toMatch(/./);
    // What the annotator does besides costs a walk over the text each: on a tenth of it, for the sake of the tests.
    const some = text.slice(0, LARGE / 10);
    expect(understand('', title, some.split('\n')).article.end).toBeGreaterThanOrEqual(0);
    expect(fingerprint(some).length).toBeLessThanOrEqual(128);
  });

  it('above a report, which is found', () => {
    const links = long('清溪县2024年政府工作报告\n').split('\n');
    const blocks = [...links, ...parts[0]];
    expect(recognise({ url: '', title, blocks }).verdict).toBe('report');
    expect(glance({ url: '', title, text: blocks.join('\n') }).verdict).toBe('report');
  });
});
