import { describe, expect, test } from 'vitest';
import { kinds } from '../../components/ReportFacts';
import { genres } from '../../core/report/genres';
import { recognise } from '../../core/report/recognise';
import { body } from '../../core/report/signals';
import en from '../../public/_locales/en/messages.json';
import zh from '../../public/_locales/zh_CN/messages.json';
import { openingNews } from '../pages/other-texts';
import { title, whole } from '../pages/report';

const told = (key: string) => key in zh && key in en;

/** What is recognised is told to the reader in words: message keys are put together from ids, so that no call names them. */
describe('what is recognised has words', () => {
  test.each(genres.map(({ kind }) => kind))('kind %s, which can be corrected to and from', (kind) => {
    expect(told(`kind_${kind.replaceAll('-', '_')}`)).toBe(true);
    expect(kinds).toContain(kind);
  });

  test.each(body.map(({ id }) => id))('reason %s', (id) => {
    expect(told(`reason_${id}`)).toBe(true);
  });

  test.each([
    ['a report', title, whole],
    ['news', openingNews.heading, openingNews.paragraphs],
    ['a collection', '2026年政府工作报告汇编（3篇）', [...whole, ...whole, ...whole]],
    ['a speech', '在全县经济工作会议上的讲话', ['同志们：', ...whole.slice(6)]],
  ])('every reason given for %s', (_, pageTitle, blocks) => {
    const { reasons = [] } = recognise({ url: '', title: pageTitle, blocks: [...blocks] });
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.map((reason) => reason.split(':')[0] ?? '').filter((key) => !told(key))).toEqual([]);
  });
});
