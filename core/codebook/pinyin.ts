import type { Code } from '../model';

/**
 * Pinyin to find a name by: full, and initials. Made when a code is saved and kept with it, so that no page ever loads
 * the table (pinyin-pro, loaded on demand in our own pages only). Letters and digits stay; a name without Chinese has none.
 */
export async function pinyinKeys(name: string): Promise<string[]> {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const { pinyin } = await import('pinyin-pro');
  const plain = (pattern: 'pinyin' | 'first') =>
    pinyin(name, { toneType: 'none', pattern, type: 'array', nonZh: 'consecutive', v: true })
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  return [...new Set([plain('pinyin'), plain('first')])].filter((key) => key !== '');
}

const AT_ONCE = 100;

/** The codebook with keys for those of its codes that have none. Ten thousand take seconds: others have their turn in between. */
export async function withPinyin<Book extends { codes: Code[] }>(codebook: Book): Promise<Book> {
  const codes: Code[] = [];
  for (const code of codebook.codes) {
    const pinyin = code.pinyin ?? (await pinyinKeys(code.name.zh));
    codes.push(pinyin.length > 0 ? { ...code, pinyin } : code);
    if (codes.length % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return { ...codebook, codes };
}
