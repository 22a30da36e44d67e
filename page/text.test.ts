// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { describe as anchorOf, locate } from '../core/anchoring';
import { whole } from '../tests/pages/report';
import { HOST, offsetOf, placeIn, rangesOf, readText, TextReader } from './text';

beforeEach(() => {
  document.body.innerHTML = '';
});

const show = (html: string) => {
  document.body.innerHTML = html;
};

describe('a document is read', () => {
  test('block by block, without scripts and fields, spaces between blocks left out', () => {
    show(
      '<h1>报告</h1>\n <p>各位<b>代表</b>：\n好</p><script>1</script><textarea>x</textarea><ul><li>一<li>二</ul>甲<br>乙',
    );
    expect(readText(document).text).toBe('报告\n各位代表： 好\n一\n二\n甲\n乙');
  });

  test('without styles, what is not shown, and our own element', () => {
    show(
      `<style>p{}</style><noscript>无</noscript><template>模</template><p>甲</p><${HOST}><p>我</p></${HOST}><p>乙</p>`,
    );
    const host = document.querySelector(HOST);
    if (host) host.attachShadow({ mode: 'open' }).innerHTML = '<p>工具</p>';
    expect(readText(document)).toMatchObject({ text: '甲\n乙', roots: [] });
  });

  test('with the text of open shadow roots at their host’s place', () => {
    show('<p>前</p><div id="host"></div><p>后</p>');
    const host = document.getElementById('host');
    if (host) host.attachShadow({ mode: 'open' }).innerHTML = '<p>中</p>';
    expect(readText(document).text).toBe('前\n中\n后');
  });

  test('and offsets lead to its nodes and back', () => {
    show('<p>各位<b>代表</b>：</p><p>现在</p>');
    const read = readText(document);
    for (const [index, node] of read.nodes.entries()) {
      expect(read.text.startsWith(node.data, read.starts[index])).toBe(true);
      expect(offsetOf(read, node, 1)).toBe((read.starts[index] ?? 0) + 1);
    }
  });
});

describe('where a selection begins and ends', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'StaticRange',
      class {
        constructor(ends: StaticRangeInit) {
          Object.assign(this, ends);
        }
      },
    );
    show(`
      <h1>清溪县<em>政府</em>工作报告</h1>
      <p>各位代表：<b>现在</b>，我向大会作报告。</p>
      <ul><li>修路<li>架桥<ol><li>小桥<sup>①</sup></ol></ul>
      <table><tr><th>指标<th>数值<tr><td>粮食<td>12.6<i>万吨</i></table>
      <div>余下的<p>段落</p>尾巴</div>`);
  });
  const selections = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat());
  /** A position inside a text node; as an end it stands behind a character, as a beginning before one. */
  const position = (nodes: readonly Text[], which: number, at: number, isEnd: boolean) => {
    const node = nodes[which % nodes.length] ?? new Text();
    return { node, offset: (at % node.length) + Number(isEnd) };
  };

  test.each([
    ['in a heading', 'h1', 0, 'em', 2, '清溪县政府'],
    ['from a heading into a paragraph', 'em', 0, 'b', 2, '政府工作报告\n各位代表：现在'],
    ['over list items, of an inner list too', 'li', 1, 'ol li', 1, '路\n架桥\n小'],
    ['over cells, rows and inline words', 'th + th', 0, 'td i', 1, '数值\n粮食\n12.6万'],
    ['from a list into a table', 'sup', 0, 'td', 2, '①\n指标\n数值\n粮食'],
    ['in text that stands beside blocks', 'div', 1, 'div p', 1, '下的\n段'],
  ])('%s, the anchor leads back there', (_, from, fromOffset, to, toOffset, words) => {
    const [startContainer, endContainer] = [from, to].map((each) => document.querySelector(each)?.firstChild);
    const read = readText(document);
    const start = offsetOf(read, startContainer ?? document, fromOffset);
    const end = offsetOf(read, endContainer ?? document, toOffset, true);
    expect(read.text.slice(start, end)).toBe(words);
    const [found] = locate(read.text, [anchorOf(read.text, start, end)]);
    expect(found).toMatchObject({ status: 'exact', start, end });
    expect(rangesOf(read, start, end)).toEqual([
      { startContainer, startOffset: fromOffset, endContainer, endOffset: toOffset },
    ]);
  });

  test('between elements, as three clicks select a paragraph, it is that paragraph', () => {
    const read = readText(document);
    const [heading, paragraph] = [document.querySelector('h1'), document.querySelector('p')];
    const start = offsetOf(read, heading ?? document, 0);
    const end = offsetOf(read, paragraph ?? document, 0, true);
    const [last] = rangesOf(read, start, end).map(({ endContainer, endOffset }) => ({ endContainer, endOffset }));
    expect(read.text.slice(start, end)).toBe('清溪县政府工作报告');
    expect(last).toEqual({ endContainer: heading?.lastChild, endOffset: 4 });
  });

  test('is where its anchor is found, whichever two places of the page they are', () => {
    const read = readText(document);
    fc.assert(
      fc.property(selections, ([a, b, c, d]) => {
        const from = position(read.nodes, a, b, false);
        const to = position(read.nodes, c, d, true);
        const start = offsetOf(read, from.node, from.offset);
        const end = offsetOf(read, to.node, to.offset, true);
        fc.pre(start < end && /[^\s①]/.test(read.text.slice(start, end)));
        const [found] = locate(read.text, [anchorOf(read.text, start, end)]);
        expect(found).toMatchObject({ status: 'exact', start, end });
        expect(rangesOf(read, start, end)).toEqual([
          { startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset },
        ]);
      }),
    );
  });
});

describe('a place of an earlier reading', () => {
  const place = (text: string, words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const now = (words: string, change: () => void) => {
    show('<h1>报告</h1><p>各位<b>代表</b>：现在</p><p>修路架桥</p>');
    const earlier = readText(document);
    const given = place(earlier.text, words);
    change();
    const later = readText(document);
    return { found: placeIn(later, earlier, given), expected: place(later.text, words) };
  };
  const paragraph = () => document.querySelector('p') ?? document.body;

  test('is where its words stand, after the page has put something before and behind them', () => {
    const { found, expected } = now('代表：现在\n修路', () => {
      document.body.insertAdjacentHTML('afterbegin', '<p>本站推荐</p>');
      document.querySelector('b')?.before('人大');
      document.body.insertAdjacentHTML('beforeend', '<p>上一篇</p>');
    });
    expect(expected.start).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });

  test('offsets of nodes that the page has taken out meanwhile are those of the reading', () => {
    show('<p>各位<b>代表</b>：现在</p><p>修路架桥</p><p>兴学</p>');
    const read = readText(document);
    document.querySelector('p')?.remove();
    for (const [index, node] of read.nodes.entries())
      expect(offsetOf(read, node, 1)).toBe((read.starts[index] ?? 0) + 1);
  });

  test.each([
    ['have been changed', () => document.querySelector('b')?.replaceChildren('委员')],
    ['have something between them', () => paragraph().insertAdjacentHTML('afterend', '<p>广告</p>')],
    ['have gone', () => paragraph().remove()],
    ['are in other nodes', () => (document.body.innerHTML = '<p>各位代表：现在</p><p>修路</p>')],
  ])('is nowhere where its words %s', (_, change) => {
    expect(now('代表：现在\n修路', change).found).toBeUndefined();
  });
});

test('only what has changed is read again', () => {
  show(whole.map((paragraph, index) => `<p id="p${index}">${paragraph}</p>`).join(''));
  const reader = new TextReader();
  reader.read();
  const looks = vi.spyOn(Text.prototype, 'data', 'get');
  const lookedAgain = () => {
    looks.mockClear();
    reader.read();
    return [...new Set(looks.mock.contexts.map((node) => node instanceof Text && node.parentElement?.id))];
  };
  expect(lookedAgain()).toEqual([]);
  document.getElementById('p7')?.append('新的一句。');
  document.getElementById('p20')?.remove();
  document.getElementById('p30')?.insertAdjacentHTML('beforebegin', '<p id="late">晚到的一段</p>');
  expect(lookedAgain()).toEqual(['p7', 'late']);
  expect(lookedAgain()).toEqual([]);
});

test('what was changed while it hung nowhere is read when it comes back', async () => {
  show('<div><p id="away">甲</p></div><p>乙</p>');
  const reader = new TextReader();
  reader.read();
  const away = document.getElementById('away');
  away?.remove();
  reader.read();
  await new Promise((resolve) => setTimeout(resolve));
  if (away) away.textContent = '丙';
  document.body.append(away ?? '');
  expect(reader.read().text).toBe('乙\n丙');
});

test('read again after any change, the text is that of a fresh reading', () => {
  const change = fc.record({
    kind: fc.constantFrom('add', 'remove', 'text', 'nest', 'hide'),
    at: fc.nat(),
    words: fc.constantFrom(
      '修路',
      '<p>架桥</p>',
      ' ',
      '<b>兴</b>学',
      '<div>治<p>水</p>后</div>',
      '<br>',
      '<ul><li>一</li></ul>',
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
      show('<div><p>甲</p><p>乙<b>丙</b></p></div><p>丁</p>');
      const reader = new TextReader();
      reader.read();
      for (const { kind, at, words } of changes) {
        const elements = [...document.body.querySelectorAll('*')];
        const element = elements[at % Math.max(1, elements.length)] ?? document.body;
        const holder = document.createElement('div');
        holder.innerHTML = words;
        if (kind === 'add') element.before(...holder.childNodes);
        else if (kind === 'remove' && element !== document.body) element.remove();
        else if (kind === 'text') element.append(...holder.childNodes);
        else if (kind === 'nest') element.append(holder);
        else if (kind === 'hide') element.toggleAttribute('hidden');
        const again = reader.read();
        const fresh = readText(document);
        expect(again.text).toBe(fresh.text);
        expect(again.starts).toEqual(fresh.starts);
        expect(again.nodes.every((node, index) => node === fresh.nodes[index])).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
