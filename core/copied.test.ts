import { describe, expect, test } from 'vitest';
import { facts } from '../tests/unit/facts';
import { copiedAs, quotation } from './copied';
import { copyForms } from './copy-forms';
import type { Correction } from './record-commands';

const passage = {
  quote: '完成技改投资11.8亿元，',
  facts,
  url: 'http://www.qingxi.gov.cn/1.html',
  read: '2026-03-05T04:00:00.000Z',
};

describe('a passage is copied', () => {
  test('in each form', () => {
    expect(copyForms.map((form) => copiedAs(form, passage))).toEqual([
      '“完成技改投资11.8亿元”',
      '完成技改投资11.8亿元，\n—— 《2026年清溪县政府工作报告》，2026-01-21，http://www.qingxi.gov.cn/1.html',
      '林知远. 2026年清溪县政府工作报告[EB/OL]. （2026-01-21）[2026-03-05]. http://www.qingxi.gov.cn/1.html.',
      '林知远. 2026年清溪县政府工作报告[EB/OL]. (2026-01-21)[2026-03-05]. http://www.qingxi.gov.cn/1.html.',
      '《2026年清溪县政府工作报告》（2026年1月21日）',
    ]);
  });

  test('with what is known, where little is', () => {
    const bare = { ...passage, facts: { title: '政府工作报告' } };
    expect(copyForms.slice(1).map((form) => copiedAs(form, bare))).toEqual([
      '完成技改投资11.8亿元，\n—— 《政府工作报告》，http://www.qingxi.gov.cn/1.html',
      '政府工作报告[EB/OL]. [2026-03-05]. http://www.qingxi.gov.cn/1.html.',
      '政府工作报告[EB/OL]. [2026-03-05]. http://www.qingxi.gov.cn/1.html.',
      '《政府工作报告》',
    ]);
  });

  test('with the place, where the title does not name it', () => {
    const nameless = { ...passage, facts: { ...facts, title: '政府工作报告' } };
    expect(copiedAs('source', nameless)).toBe(
      '完成技改投资11.8亿元，\n—— 《政府工作报告》，清溪县，2026-01-21，http://www.qingxi.gov.cn/1.html',
    );
  });

  test.each<[string, Correction, string]>([
    ['place not in the title', { title: '政府工作报告' }, '清溪县人民政府《政府工作报告》（2026年1月21日）'],
    ['a place within a place', { region: '云岭省清溪县' }, '《2026年清溪县政府工作报告》（2026年1月21日）'],
    [
      'the State Council’s',
      { title: '政府工作报告', level: 'national', region: undefined, date: '2026-03-05' },
      '国务院《政府工作报告》（2026年3月5日）',
    ],
    ['another genre', { kind: 'budget', title: '关于预算的报告' }, '清溪县《关于预算的报告》（2026年1月21日）'],
    ['no date, its year in the title', { date: undefined }, '《2026年清溪县政府工作报告》'],
    [
      'no date, no year in the title',
      { title: '清溪县政府工作报告', date: undefined },
      '《清溪县政府工作报告》（2026年）',
    ],
    [
      'a title that names another',
      { title: '关于《清溪县规划》的报告' },
      '《关于〈清溪县规划〉的报告》（2026年1月21日）',
    ],
  ])('official: %s', (_, change, expected) => {
    const known = Object.entries({ ...facts, ...change }).filter(([, value]) => value !== undefined);
    expect(copiedAs('official', { ...passage, facts: Object.fromEntries(known) })).toBe(expected);
  });
});

test.each([
  ['咬定“山水立县、实业强县”不松劲。', '“咬定‘山水立县、实业强县’不松劲。”'],
  ['咬定"山水立县、实业强县"不松劲', '“咬定‘山水立县、实业强县’不松劲”'],
  ['学习“‘千万工程’经验”', '“学习‘“千万工程”经验’”'],
  // Cut in the middle of a quotation: left as it stands.
  ['实业强县"不松劲', '“实业强县"不松劲”'],
  ['一、总体要求\n\n　　坚持稳中求进。', '“一、总体要求\n“坚持稳中求进。”'],
  ['增长6.2%;', '“增长6.2%”'],
])('%s is quoted as %s', (words, quoted) => {
  expect(quotation(words)).toBe(quoted);
});
