import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { genres, examples as openingExamples } from './genres';
import { openings } from './opening';
import { body, examples as bodyExamples } from './signals';
import { isReportTitle, examples as titleExamples } from './title';

/** Each rule beside its examples: every example must be heard by its own rule, and by no other where that matters. */
describe('openings tell what kind of report begins', () => {
  it.each(openingExamples)('%s: %s', (kind, opening) => {
    expect(openings(fold(`各位代表：\n${opening}\n一、工作回顾`)).map((one) => one.kind)).toEqual([kind]);
  });

  it('every genre that an opening can tell has an example', () => {
    const shown = new Set(openingExamples.map(([kind]) => kind));
    const opened = genres.filter(({ subject, object }) => subject ?? object).map(({ kind }) => kind);
    expect(opened.filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it.each([
    '我代表县委、县政府，向大会的召开表示热烈的祝贺！',
    '我代表县人民政府，向全县人民表示衷心的感谢和崇高的敬意！',
    '我代表清溪中学，向大会作学校工作报告，请予审议。',
    '我代表县总工会第九届委员会，向大会报告工作，请予审议。',
    '下面，我代表镇政府就一年来的情况汇报如下，不妥之处，请批评指正。',
    '他代表公司签了字。',
    '开头常用“现在，我代表县人民政府，向大会报告工作，请予审议”。',
    '下面，我代表县政府，就经济工作讲三点意见。',
  ])('begins no report: %s', (sentence) => {
    expect(openings(fold(sentence))).toEqual([]);
  });

  it('survives a word broken over lines, spaces and half-width commas', () => {
    const text = fold('现 在,我代表县人\n民政府,向大会报告 工作,请予审\n议。');
    expect(openings(text)).toMatchObject([{ kind: 'government-work-report', subject: '县人民政府' }]);
  });
});

describe('signals in the running text', () => {
  it.each(bodyExamples)('%s is heard in: %s', (id, heard) => {
    const rule = body.find((one) => one.id === id);
    expect(rule?.pattern.test(fold(heard))).toBe(true);
  });

  it('every signal has an example', () => {
    const shown = new Set(bodyExamples.map(([id]) => id));
    expect(body.filter(({ id }) => !shown.has(id))).toEqual([]);
  });

  it.each([
    ['opens', '喜迎党的二十大胜利召开，我们坚定信心。'],
    ['told', '党的二十大报告指出，中国式现代化是人与自然和谐共生的现代化。'],
    ['thanks', '我代表县政府，向大会报告工作。'],
    // A menu.
    ['review', '首页工作总结党建材料领导讲话'],
    ['review', '我们回顾过去，展望未来，深感责任重大，使命光荣，任务艰巨，必须一步一个脚印地把工作做好。'],
  ])('%s is not heard in: %s', (id, other) => {
    const rule = body.find((one) => one.id === id);
    expect(rule?.pattern.test(fold(other))).toBe(false);
  });
});

describe('titles', () => {
  it.each(titleExamples)('%s names a report: %s', (title, names) => {
    expect(isReportTitle(fold(title))).toBe(names);
  });
});
