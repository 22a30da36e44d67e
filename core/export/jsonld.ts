import { guid } from '../guid';
import type { Bundle, Code, Id, Report } from '../model';
import { byteWriter } from './byte-writer';
import { codePointsIn, wholePairs } from './code-points';
import { findQuote } from './find-quote';
import { jsonText } from './json-text';
import { type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { ancestorsOf, codesById, type Language, nameOf, type Passage, passages } from './rows';
import { words } from './words';

/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one AnnotationCollection with its one page. Positions
 * are code points in the text that the note was made on; a note without that text, or whose words are not in it, has
 * the quote alone. Beyond the model, only terms whose prefixes its context knows: `dcterms:`, `schema:` and `skos:`.
 */
export async function makeJsonld(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const { language, now } = options;
  const items = passages(bundle);
  const [first] = bundle.reports;
  const collection = iri(`collection ${first?.id ?? ''} ${bundle.reports.length}`);
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: collection,
    type: 'AnnotationCollection',
    label: first && bundle.reports.length === 1 ? first.title : words.collection[language],
    generator: { id: 'https://quanyue.invalid/', type: 'Software', name: '圈阅 Quanyue' },
    generated: now,
    total: items.length,
  };
  const writer = byteWriter();
  writer.write(jsonText(head).slice(0, -1));
  // A collection of nothing has no page: a page of the model holds at least one annotation.
  if (items.length > 0) {
    const page = { id: iri(`page of ${collection}`), type: 'AnnotationPage', partOf: collection, startIndex: 0 };
    writer.write(`,\n "first": ${jsonText(page).slice(0, -1)},"items": [`);
    const place = placesIn(bundle);
    const codes = codesById(bundle);
    let between = '\n';
    for await (const batch of paced(items, options)) {
      for (const passage of batch) {
        writer.write(`${between}  ${jsonText(annotation(passage, language, place(passage), codes))}`);
        between = ',\n';
      }
    }
    writer.write('\n ]}');
  }
  writer.write('\n}\n');
  return writer.bytes();
}

const iri = (id: string): string => `urn:uuid:${guid(id)}`;

interface Place {
  /** Code points; none where the text is not at hand or does not have the quote. */
  start?: number;
  end?: number;
  seen?: string;
}

function placesIn({ texts }: Bundle): (passage: Passage) => Place {
  const known = new Map(texts.map((text) => [text.hash, text]));
  const counts = new Map<string, (offset: number) => number>();
  return ({ note }) => {
    const text = known.get(note.text);
    if (!text) return {};
    const found = findQuote(text.text, note.anchor);
    const at = counts.get(text.hash) ?? codePointsIn(text.text);
    counts.set(text.hash, at);
    return { seen: text.seen, ...(found ? { start: at(found.start), end: at(found.end) } : {}) };
  };
}

function annotation(
  { note, report, areas, type }: Passage,
  language: Language,
  { start, end, seen }: Place,
  codes: ReadonlyMap<Id, Code>,
): object {
  const { exact, prefix, suffix } = note.anchor.quote;
  const quote = { exact, prefix: wholePairs(prefix), suffix: wholePairs(suffix) };
  const bodies = [
    ...areas.map((code) => codeBody(code, 'tagging', language, codes)),
    ...(type ? [codeBody(type, 'classifying', language, codes)] : []),
    ...(note.comment
      ? [{ type: 'TextualBody', value: note.comment, format: 'text/markdown', purpose: 'commenting' }]
      : []),
  ];
  return {
    id: iri(note.id),
    type: 'Annotation',
    motivation: note.comment ? 'commenting' : 'highlighting',
    created: note.created,
    modified: note.updated,
    ...(bodies.length > 0 ? { body: bodies } : {}),
    target: {
      type: 'SpecificResource',
      // Where a note came from a file without addresses its report stands for the page.
      source: note.url || iri(note.report),
      selector: [
        { type: 'TextQuoteSelector', ...quote },
        ...(start === undefined ? [] : [{ type: 'TextPositionSelector', start, end }]),
      ],
      ...(seen ? { state: { type: 'TimeState', sourceDate: seen } } : {}),
    },
    ...(note.section.length > 0 ? { 'schema:articleSection': note.section } : {}),
    ...(report ? { 'dcterms:isPartOf': partOf(report) } : {}),
  };
}

const codeBody = (code: Code, purpose: string, language: Language, codes: ReadonlyMap<Id, Code>) => ({
  id: iri(code.id),
  type: 'TextualBody',
  value: nameOf(code.name, language),
  format: 'text/plain',
  language: code.name[language] ? LANGUAGES[language] : LANGUAGES.zh,
  purpose,
  ...broader(ancestorsOf(code, codes), language),
});

/** What stands above a code (https://www.w3.org/TR/skos-reference/#semantic-relations), its parent first. */
const broader = ([parent, ...others]: Code[], language: Language): object =>
  parent
    ? {
        'skos:broader': {
          id: iri(parent.id),
          'skos:prefLabel': nameOf(parent.name, language),
          ...broader(others, language),
        },
      }
    : {};

const LANGUAGES = { zh: 'zh-CN', en: 'en' };

/** What the report is: enough to know it again in another library. */
const partOf = ({ id, kind, title, region, level, year, date, session, speaker }: Report) => ({
  id: iri(id),
  'dcterms:type': kind,
  'dcterms:title': title,
  ...(region === undefined ? {} : { 'dcterms:spatial': region }),
  ...(level === undefined ? {} : { 'dcterms:audience': level }),
  ...(year === undefined ? {} : { 'dcterms:temporal': String(year) }),
  ...(date === undefined ? {} : { 'dcterms:date': date }),
  ...(session === undefined ? {} : { 'dcterms:provenance': session }),
  ...(speaker === undefined ? {} : { 'dcterms:creator': speaker }),
});
