import { describe, expect, it } from 'vitest';
import type { Note, Report } from '../model';
import { alike, asBefore } from './coded-before';

const note = (id: string, report: string, exact: string, rest: Partial<Note> = {}) => ({
  id,
  report,
  areas: ['农业'],
  anchor: { quote: { exact, prefix: '', suffix: '' } },
  ...rest,
});

describe('coded before', () => {
  const notes = [
    note('去年', '2025', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。'),
    note('别处', '2024', '城乡居民基本医疗保险参保率达到百分之九十八。'),
    note('短', '2024', '粮食'),
    note('弃', '2024', '优化营商环境，深化改革。', { trashed: '2025' }),
  ];
  const lastYear: Report = {
    id: '2025',
    revision: 1,
    created: '',
    updated: '',
    kind: 'government-work-report',
    title: '政府工作报告',
    region: '清溪县',
    year: 2025,
    pages: [],
    corrected: [],
    memo: '',
  };
  const find = (passage: string, report = '2026') => asBefore(alike(note('今', report, passage), notes), [lastYear]);

  it('tells that the same words, with other figures, were coded in another report', () => {
    expect(find('新建高标准农田 5 万亩，粮食播种面积稳定在４２万亩以上。', '2026')).toEqual([
      {
        note: '去年',
        report: '清溪县2025年政府工作报告',
        quote: '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。',
        areas: ['农业'],
        similarity: 1,
      },
    ]);
  });

  it('tells of nearly the same words, and of a part', () => {
    const [near] = find('今年新建高标准农田8万亩，粮食播种面积稳定在50万亩以上。');
    expect(near?.note).toBe('去年');
    expect(near?.similarity).toBeLessThan(1);
    expect(find('粮食播种面积稳定在40万亩以上')[0]?.note).toBe('去年');
  });

  it('does not tell of the same report, of the trash, or of a word in common', () => {
    expect(find('新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。', '2025')).toEqual([]);
    expect(find('优化营商环境，深化改革。')).toEqual([]);
    expect(find('抓好粮食和重要农产品稳产保供，建设农产品加工园。')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  it('finds a short passage only where it is the same', () => {
    expect(find('粮食').map((each) => each.note)).toEqual(['短']);
  });
});
