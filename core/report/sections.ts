import { articleOf } from './article';
import { outline, sectionPath } from './outline';

/** A page's text with its headings known: where its article stands (UTF-16, end exclusive), and what stands above an offset. */
export interface SectionedText {
  start: number;
  end: number;
  /** Headings, outermost first. */
  at(offset: number): string[];
}

/** Menus of the site look like headings too: headings are those of the article. */
export function sectionsIn(text: string): SectionedText {
  const blocks = text.split('\n');
  const starts: number[] = [];
  let length = 0;
  for (const block of blocks) {
    starts.push(length);
    length += block.length + 1;
  }
  const article = articleOf(blocks);
  const sections = outline(blocks.slice(article.start, article.end)).map((section) => ({
    ...section,
    block: section.block + article.start,
  }));
  return {
    start: starts[article.start] ?? 0,
    end: (starts[article.end] ?? length) - 1,
    at(offset) {
      const block = starts.findLastIndex((start) => start <= offset);
      return sectionPath(sections, block, offset - (starts[block] ?? 0));
    },
  };
}
