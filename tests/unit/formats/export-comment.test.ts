import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { fill } from '../../../core/export/template';
import { anyText, commentTexts, madeText } from './export-support';
import { bundle, note } from './invented';

const withComment = (comment: string) => ({
  ...bundle,
  notes: [note(1, '粮食总产量', { comment }), note(2, '持续改善民生', { comment: '无' })],
});

const markdown = (comment: string, preset: string): Promise<string> =>
  madeText('markdown', withComment(comment), { preset });

/** As CommonMark reads it. That an item is loose is told by paragraphs in it, which Logseq has no use for. */
const html = (written: string, preset: string): string => {
  const made = new HtmlRenderer().render(new Parser().parse(written.replace(/^---\n[\s\S]*?\n---\n/, '')));
  return preset === 'logseq' ? made.replace(/\s*<\/?p>\s*/g, '').replace(/(?<=>)\n|\n(?=<)/g, '') : made;
};

/** What a comment may hold of signs that could reach beyond it. */
const signs = fc.constantFrom(
  ...['**重点**', '**', '*', '_', '`', '```', '```js', '~~~', '    ', '\t', '\u3000', '> ', '- ', '* ', '+ ', '12. '],
  ...['# ', '###### ', '---', '===', '<!--', '-->', '<div>', '</blockquote>', '<?', '[', '](', ')', '![x](y)', '\\'],
  ...['[a]: https://a.example', 'https://a.example/(b)%%c', '[年鉴](https://a.example/b_c)', 'id:: x', '^n-1', '%%'],
  ...['$$', '==', '|--|--|', '&lt;', '&#10;', '[^1]', '#标签', '{{comment}}', '\n', '\n', '\n\n', '\r\n', '\u2028'],
);
const anyComment = fc
  .array(fc.oneof({ weight: 2, arbitrary: signs }, anyText), { minLength: 1, maxLength: 14 })
  .map((pieces) => `批${pieces.join('')}注`);

/** Emphasis that CommonMark would not see beside Chinese marks stays in signs: these and spaces are not compared. */
const squeezed = (text: string): string => text.replace(/[\s\uFEFF*]+/g, '');

describe('a comment goes out as the Markdown that it is', () => {
  test('an address in a comment is a link, without a space before it too', async () => {
    const comment = '见https://a.example/b_c。';
    const markdown = await madeText('markdown', withComment(comment), { preset: 'logseq' });
    expect(markdown).toContain('\t\t- 见[https://a.example/b\\_c](https://a.example/b_c)。\n');
  });

  test('emphasis, lists, links and code stay; a heading is set strong', async () => {
    const comment = '# 核对\n这是**重点**，见[年鉴](https://a.example/b_c)：\n- 一\n  1. `甲`\n- 二 <br>';
    expect(await markdown(comment, 'plain')).toContain(
      '\n\n**核对**\n这是**重点**，见[年鉴](https://a.example/b_c)：\n\n* 一\n\n    1. `甲`\n* 二 \\<br\\>\n\n—— 《',
    );
    expect(await markdown(comment, 'obsidian')).toContain('\n\n#农业农村\n\n**核对**\n');
    expect(await markdown(comment, 'logseq')).toContain('\n\t\t- **核对**\n\t\t  这是**重点**，');
    const template = '{{comment}} {{comment|raw}}';
    expect(fill(template, { comment: '**重点** #一' })).toBe('**重点** \\#一 **重点** #一');
  });

  test.each(['plain', 'obsidian', 'logseq'])('%s: whatever it holds, the rest is read the same', async (preset) => {
    const [head = '', tail = ''] = html(await markdown('批注', preset), preset).split(/(?:<p>)?批注(?:<\/p>)?/);
    const front = /^---\n[\s\S]*?\n---\n/.exec(await markdown('批注', preset))?.[0] ?? '';
    await fc.assert(
      fc.asyncProperty(anyComment, async (comment) => {
        const written = await markdown(comment, preset);
        expect(written.startsWith(front)).toBe(true);
        const read = html(written, preset);
        expect(read.slice(0, head.length)).toBe(head);
        expect(read.slice(-tail.length)).toBe(tail);
        const window = new Window();
        window.document.body.innerHTML = read.slice(head.length, -tail.length);
        expect(window.document.querySelectorAll('h1, h2, h3, h4, h5, h6, hr, div, img')).toHaveLength(0);
        const texts = commentTexts(comment.replaceAll('\0', '\uFFFD')).join('').toWellFormed();
        expect(squeezed(window.document.body.textContent)).toBe(squeezed(texts));
      }),
      { numRuns: 100 },
    );
  });
});

test('HTML has it formatted, and nothing else of it', async () => {
  const page = await madeText(
    'html',
    withComment('# 核对\n**重点** <b>\n- 一\n\n> 见[年鉴](https://a.example/"b)\n```\n<i>\n```'),
  );
  expect(page).toContain(
    '<div class="comment"><p><strong>核对</strong><br><strong>重点</strong> &lt;b&gt;</p><ul><li>一</li></ul>' +
      '<blockquote><p>见<a href="https://a.example/&quot;b">年鉴</a></p></blockquote><pre><code>&lt;i&gt;</code></pre></div>',
  );
});
