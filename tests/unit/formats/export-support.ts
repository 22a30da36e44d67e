import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { type Block, readComment, type Span } from '../../../core/comment';
import { exporters } from '../../../core/export';
import type { GivenOptions } from '../../../core/export/options';
import type { Bundle, Note, Text } from '../../../core/model';
import { areas, report } from './invented';

export const now = '2026-11-24T04:00:00.000Z';

export async function made(id: string, bundle: Bundle, options: GivenOptions = {}): Promise<Uint8Array> {
  const exporter = exporters.find((each) => each.id === id);
  if (!exporter) throw new Error(`no format ${id}`);
  return exporter.make(bundle, { now, ...options });
}

export const madeText = async (...given: Parameters<typeof made>): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await made(...given));

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Its own text, without that of its children. */
  text: string;
}

/** Reads XML as an independent reader does: rejects what is not well-formed. */
export function readXml(xml: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.write(xml).close();
  const [first] = root.children;
  if (!first) throw new Error('no element');
  return first;
}

/** The element and all below it, in document order. */
export const everything = (element: Element): Element[] => [element, ...element.children.flatMap(everything)];

export const all = (element: Element, name: string): Element[] =>
  everything(element).filter((each) => each.name === name);

/** The words of a comment, without the signs that its Markdown is made of, line by line. */
export const commentTexts = (comment: string): string[] => textsOf(readComment(comment));

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'lines') return block.lines.map(spansText);
    if (block.kind === 'code') return block.text.split('\n');
    return block.kind === 'quote' ? textsOf(block.blocks) : block.items.flatMap(textsOf);
  });

const spansText = (spans: readonly Span[]): string =>
  spans.map((span) => ('spans' in span ? spansText(span.spans) : span.text)).join('');

/** What notes and pages may hold that formats take for signs of their own. */
const piece = fc.constantFrom(
  '粮食总产量',
  '达到31.4万吨',
  '，',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '𠮷水灌区',
  '😀',
  '👨‍👩‍👧',
  '\u0000',
  '\u000b',
  '\uFEFF',
  '\uFFFF',
  '\uD83D',
  '=1+1',
  '＝HYPERLINK("x")',
  '+',
  '-',
  '@SUM(A1)',
  "'",
  '"',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  ']]>',
  '&amp;',
  '# ',
  '- ',
  '1. ',
  '> ',
  '[[链接]]',
  '==亮==',
  '`',
  '\\',
  '{{quote}}',
  'ER  - ',
);

export const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const time = report.created;

/** Bundles of one report with a text or two, and notes on any part of them, found there or not. */
export const anyBundle: fc.Arbitrary<Bundle> = fc
  .record({
    texts: fc.array(anyText, { minLength: 1, maxLength: 2 }),
    drafts: fc.array(
      fc.record({
        on: fc.nat(1),
        from: fc.nat(60),
        length: fc.integer({ min: 1, max: 30 }),
        lost: fc.boolean(),
        shifted: fc.integer({ min: -3, max: 3 }),
        comment: anyText,
        areas: fc.subarray(areas.filter(({ facet }) => facet === 'area').map(({ id }) => id)),
        typed: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    title: anyText,
    memo: anyText,
  })
  .map(({ texts, drafts, title, memo }) => {
    const kept = texts.map(
      (text, index): Text => ({ hash: `h${index}`, text, url: url(index), title: '', seen: time }),
    );
    const notes = drafts.flatMap((draft, index): Note[] => {
      const on = kept[draft.on % kept.length];
      const exact = draft.lost ? '这句话已经不在了' : (on?.text.slice(draft.from, draft.from + draft.length) ?? '');
      if (!on || exact === '') return [];
      const start = Math.max(0, draft.from + draft.shifted);
      return [
        {
          id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
          revision: 1,
          created: time,
          updated: time,
          report: report.id,
          text: on.hash,
          url: on.url,
          anchor: {
            quote: { exact, prefix: on.text.slice(Math.max(0, draft.from - 8), draft.from), suffix: '' },
            position: { start, end: start + exact.length },
          },
          section: [title],
          areas: draft.areas,
          ...(draft.typed ? { type: 'type-figure' } : {}),
          comment: draft.comment,
        },
      ];
    });
    const pages = kept.map(({ hash, url }) => ({ url, title, text: hash }));
    return {
      reports: [{ ...report, title, memo, pages }],
      texts: kept,
      notes,
      codebooks: [{ id: 'areas', name: { zh: '政策领域', en: 'Policy areas' }, codes: areas }],
    };
  });

const url = (page: number) => `https://www.qingxi.example/report/2026_${page + 1}.html?a=1&b="2"`;
