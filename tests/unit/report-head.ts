import { expect, it } from 'vitest';
import { recognise } from '../../core/report/recognise';
import type { Recognition } from '../../core/report/types';

/** The head of an invented report, with what it tells. Page title first; the body is its first sentences. */
export interface HeadExample {
  name: string;
  title?: string;
  lines: string[];
  tells: Partial<Recognition>;
}

export const OPENING = '现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员和其他列席人员提出意见。';
export const opening = (who: string) => OPENING.replace('县人民政府', who);

const squeeze = (value: unknown) => (typeof value === 'string' ? value.replace(/\s/g, '') : value);

/** Each is recognised as a report, and tells what is said of it. */
export const tell = (examples: HeadExample[]) =>
  it.each(examples)('$name', ({ title = '', lines, tells }) => {
    const seen = recognise({ url: 'http://www.qingxi.example/1.html', title, blocks: lines });
    const told = Object.fromEntries(Object.keys(tells).map((key) => [key, squeeze(seen[key as keyof Recognition])]));
    expect({ verdict: seen.verdict, ...told }).toEqual({ verdict: 'report', ...tells });
  });
