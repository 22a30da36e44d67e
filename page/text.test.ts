// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { offsetOf, readText, TextReader } from './text';

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
