// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { glance } from '../core/report/glance';
import { essay, roadNews } from '../tests/pages/other-texts';
import { parts, title } from '../tests/pages/report';
import { lookAt } from './detect';

const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const menu = '<ul><li>首页</li><li>政务公开</li><li>清溪县2025年政府工作报告</li></ul>';
const seen = () => lookAt(document, glance).recognition.verdict;

beforeEach(() => {
  document.title = title;
  document.body.innerHTML = menu;
});

describe('a look at a document', () => {
  test('sees a report in it', () => {
    document.body.innerHTML += paragraphs(parts[0]);
    expect(seen()).toBe('report');
  });

  test('sees one in an open shadow root, below menus and a notice', () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).innerHTML = paragraphs(parts[0]);
    document.body.insertAdjacentHTML('beforeend', '<p>本站转载。如有侵权,请联系我们。</p>');
    expect(seen()).toBe('report');
  });

  test.each([
    ['news', roadNews],
    ['an essay', essay],
  ])('sees none in %s under the title of one', (_, text) => {
    document.body.innerHTML += paragraphs(text.paragraphs);
    expect(seen()).toBe('none');
  });

  test('sees none in an empty document and in one of frames', () => {
    document.body.innerHTML = '';
    expect(seen()).toBe('none');
    document.body.remove();
    expect(seen()).toBe('none');
  });
});
