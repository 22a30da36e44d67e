const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A page whose text, read block by block, is the given one: paragraphs, some words of which are set apart. */
export function pageOf(text: string): string {
  const blocks = text.split('\n').map((block, index) => {
    const cut = block.length > 40 ? 8 + ((index * 7) % 24) : 0;
    const bold = index % 3 === 0 ? cut : 0;
    return `<p>${bold ? `<b>${escaped(block.slice(0, bold))}</b>` : ''}${escaped(block.slice(bold))}</p>`;
  });
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>报告</title></head><body><div>${blocks.join('')}</div></body></html>`;
}
