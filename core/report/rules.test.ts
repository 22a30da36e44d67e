import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { genres, examples as openingExamples, titles } from './genres';
import { openings } from './opening';
import { body, examples as bodyExamples } from './signals';
import { headline, isReportTitle, kinds, examples as titleExamples } from './title';

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
    ['told', '中央经济工作会议指出，要坚持稳中求进。'],
    ['issued', '明确牵头单位、责任人和完成时限，挂图作战。'],
    ['issued', '县人大及其常委会的决议决定，我们认真贯彻执行。'],
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

  it.each(kinds)('%s tells %s from %s', (rule, told, other) => {
    expect([told, other].map((title) => rule.test(fold(title)))).toEqual([true, false]);
  });

  it.each(titles)('%s is called %s', (kind, title) => {
    expect(genres.find((genre) => genre.title?.test(fold(title)))?.kind).toBe(kind);
  });

  it('every genre that a title can tell has an example', () => {
    const shown = new Set(titles.map(([kind]) => kind));
    expect(genres.filter((genre) => genre.title && !shown.has(genre.kind))).toEqual([]);
  });

  const session = '（2024年1月9日在清溪县第十七届人民代表大会第三次会议上）';
  it.each<[told: string, pageTitle: string, ...lines: string[]]>([
    ['清溪县2024年政府工作报告', '政府工作报告_清溪县人民政府', '清溪县2024年政府工作报告', session, '各位代表：'],
    ['2024年政府工作报告', '2022年政府工作报告-某站', '2024年政府工作报告', session, '各位代表：'],
    ['清溪县2024年政府工作报告', '清溪县2024年政府工作报告', '政府工作报告', session, '各位代表：'],
    ['政府工作报告', '政府工作报告_滚动新闻_某网', '政府工作报告', session],
    ['政府工作报告', '政府工作报告--时政--某网'],
    ['某网-2024年政府工作报告', '某网-2024年政府工作报告-时政'],
    ['清溪县政府工作报告', '清溪县政府工作报告', '当前位置：首页>白沙县政府工作报告', session],
    ['政府工作报告', '政府工作报告', `——${session.slice(1, -1)}的政府工作报告`, '各位代表：'],
    ['清溪县政府工作报告', '清溪县人民政府门户网站', '清溪县政府工作报告', session],
  ])('the headline is %s under the page’s title %s', (told, pageTitle, ...lines) => {
    expect(headline(pageTitle, lines, true)).toBe(told);
  });

  it('without an opening below, a line of the head may be a link to another report', () => {
    expect(headline('清溪县政府工作报告', ['白沙县政府工作报告'], false)).toBe('清溪县政府工作报告');
  });
});
