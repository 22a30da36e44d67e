import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/universal';
import { policyAreas } from '../../../core/codebook';
import { exporters } from '../../../core/export';
import { codesById, nameOf, type Passage, passages, rowsOf } from '../../../core/export/rows';
import { headings, tableColumns, valueIn } from '../../../core/export/table';
import type { Bundle, Note, Report, Text } from '../../../core/model';

const NOTES_A_REPORT = 200;
const SENTENCE =
  '坚持农业农村优先发展，新建高标准农田2.6万亩，粮食总产量稳定在31.4万吨以上，居民人均可支配收入增长6.5%左右。';
const time = '2026-11-20T08:00:00.000Z';

/** So many notes over reports of 200 notes each; every quote in its place, a comment on every fourth. */
export function invented(notes: number): Bundle {
  const areas = policyAreas.codes.map(({ id }) => id);
  const bundle: Bundle = { reports: [], texts: [], notes: [], codebooks: [policyAreas] };
  for (let r = 0; r * NOTES_A_REPORT < notes; r++) {
    const url = `https://www.qingxi.example/report/${r}.html`;
    const sentences = Array.from({ length: NOTES_A_REPORT }, (_, n) => `第${r}号报告第${n}条：${SENTENCE}`);
    const text: Text = { hash: `hash-${r}`, text: sentences.join('\n'), url, title: '', seen: time };
    const kept = { revision: 1, created: time, updated: time };
    const report: Report = {
      ...kept,
      id: id(r, 999_999),
      kind: 'government-work-report',
      title: `青溪县${1900 + (r % 200)}年政府工作报告（${r}）`,
      region: '青溪县',
      level: 'county',
      year: 1900 + (r % 200),
      date: '2026-01-12',
      pages: [{ url, title: '', text: text.hash }],
      corrected: [],
      memo: '',
    };
    bundle.reports.push(report);
    bundle.texts.push(text);
    let start = 0;
    for (const [n, exact] of sentences.entries()) {
      const note: Note = {
        ...kept,
        id: id(r, n),
        report: report.id,
        text: text.hash,
        url,
        anchor: {
          quote: { exact, prefix: text.text.slice(Math.max(0, start - 32), start), suffix: '' },
          position: { start, end: start + exact.length },
        },
        section: ['二、2026年重点工作', '（一）全面推进乡村振兴'],
        areas: [areas[(r + n) % areas.length] ?? ''],
        comment: n % 4 === 0 ? `第${n}条的批注：注意与上年口径一致。` : '',
      };
      bundle.notes.push(note);
      start += exact.length + 1;
    }
  }
  return bundle;
}

const id = (r: number, n: number) =>
  `00000000-0000-4000-8${String(r).padStart(3, '0').slice(-3)}-${String(n).padStart(12, '0')}`;

function table(bundle: Bundle): string[][] {
  const codes = codesById(bundle);
  return [
    headings('zh'),
    ...passages(bundle).flatMap((passage) =>
      rowsOf(passage, codes).map((row) => tableColumns.map((column) => valueIn(column, row, 'zh'))),
    ),
  ];
}

const encoded = (text: string) => new TextEncoder().encode(text);
const names = ({ areas }: Passage) => areas.map(({ name }) => nameOf(name, 'zh'));

/** The same rows by the library alone; where there is none, by JSON or by joined strings with the plainest escaping. */
export const bare: Record<string, (bundle: Bundle) => Promise<Uint8Array>> = {
  csv: async (bundle) => encoded(Papa.unparse(table(bundle))),
  xlsx: async (bundle) => {
    const blob = await writeXlsxFile(table(bundle), { sheet: '摘录', stickyRowsCount: 1 }).toBlob();
    return new Uint8Array(await blob.arrayBuffer());
  },
  docx: async (bundle) => {
    const line = (style: string, text: string) => new Paragraph({ style, children: [new TextRun(text)] });
    const children = passages(bundle).flatMap(({ quote, source, note }) => [
      line('Passage', quote),
      line('Source', source),
      ...(note.comment ? [line('Comment', note.comment)] : []),
    ]);
    return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
  },
  qdpx: async (bundle) => {
    const selections = passages(bundle).map(
      ({ note, quote, areas }) =>
        `<PlainTextSelection guid="${note.id}" name="${quote}" startPosition="${note.anchor.position?.start}" endPosition="${note.anchor.position?.end}" creationDateTime="${note.created}" modifiedDateTime="${note.updated}"><Description>${note.comment}</Description>${areas.map((area) => `<Coding guid="${note.id}" creationDateTime="${note.created}"><CodeRef targetGUID="${area.id}"/></Coding>`).join('')}</PlainTextSelection>\n`,
    );
    const sources = bundle.texts.map(({ hash, text }) => [`sources/${hash}.txt`, strToU8(text)]);
    return zipSync({ 'project.qde': strToU8(selections.join('')), ...Object.fromEntries(sources) });
  },
  jsonld: async (bundle) =>
    encoded(
      JSON.stringify(
        passages(bundle).map((passage) => ({
          id: passage.note.id,
          type: 'Annotation',
          created: passage.note.created,
          modified: passage.note.updated,
          body: [
            ...names(passage).map((value) => ({ type: 'TextualBody', value })),
            { type: 'TextualBody', value: passage.note.comment },
          ],
          target: { source: passage.note.url, selector: [passage.note.anchor.quote, passage.note.anchor.position] },
          section: passage.note.section,
          partOf: passage.report,
        })),
      ),
    ),
  hypothesis: async (bundle) =>
    encoded(
      JSON.stringify(
        passages(bundle).map((passage) => ({
          ...passage.note,
          tags: names(passage),
          title: passage.report?.title,
          permissions: { read: ['acct:quanyue'], update: ['acct:quanyue'], delete: ['acct:quanyue'] },
        })),
      ),
    ),
  json: async (bundle) => encoded(JSON.stringify(bundle)),
  markdown: async (bundle) => encoded(lines(bundle, (text) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&'))),
  html: async (bundle) =>
    encoded(
      passages(bundle)
        .map((passage) => {
          const { quote, note, report } = passage;
          return `<article id="n-${note.id}">\n<blockquote cite="${escaped(note.url)}"><p>${escaped(quote)}</p></blockquote>\n<p class="comment">${escaped(note.comment)}</p>\n<p class="facts"><span class="area" style="--area: #ffffff">${escaped(names(passage).join('、'))}</span> ${escaped(note.section.join(' › '))}</p>\n<p class="source">—— 《${escaped(report?.title ?? '')}》，<time datetime="${report?.date}">${report?.date}</time>，<a href="${escaped(note.url)}">${escaped(note.url)}</a></p>\n</article>\n`;
        })
        .join(''),
    ),
  ris: async (bundle) => encoded(lines(bundle, escaped)),
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const lines = (bundle: Bundle, safe: (text: string) => string): string =>
  passages(bundle)
    .map(
      (passage) =>
        `<p>${safe(passage.quote)}</p>\n<p>${safe(passage.note.comment)}</p>\n<p>${safe(names(passage).join('、'))} ${safe(passage.note.section.join(' › '))}</p>\n<p>${safe(passage.source)}</p>\n`,
    )
    .join('');

export const ours = Object.fromEntries(
  exporters.map(({ id, make }) => [id, (bundle: Bundle) => make(bundle, { now: '2026-11-24T04:00:00.000Z' })]),
);
