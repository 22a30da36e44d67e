import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../core/model';
import { anyBundle, madeText } from './export-support';
import { bundle, note, text } from './invented';

// biome-ignore lint/suspicious/noExplicitAny: JSON of others' making, read as they read it.
type Read = any;

const jsonld = async (of: Bundle): Promise<Read> => JSON.parse(await madeText('jsonld', of));
const hypothesis = async (of: Bundle): Promise<Read> => JSON.parse(await madeText('hypothesis', of));
const selectorOf = (annotation: Read, type: string): Read =>
  [annotation.target].flat()[0].selector.find((selector: Read) => selector.type === type);

describe('W3C Web Annotation', () => {
  test('is a collection with one page of annotations', async () => {
    const collection = await jsonld(bundle);
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 3, label: '青溪县2026年政府工作报告' });
    expect(collection.first).toMatchObject({ type: 'AnnotationPage', startIndex: 0, partOf: collection.id });
    expect(collection.first.items).toHaveLength(3);
  });

  test('counts positions in code points', async () => {
    const { first } = await jsonld(bundle);
    const { start, end } = selectorOf(first.items[1], 'TextPositionSelector');
    expect([...text].slice(start, end).join('')).toBe('建成𠮷水灌区😀示范带');
  });

  test('tags areas, classifies by type, comments, and names the motivation', async () => {
    const { first } = await jsonld(bundle);
    expect(first.items[0].motivation).toBe('commenting');
    expect(first.items[0].body.map(({ value, purpose }: Read) => [purpose, value])).toEqual([
      ['tagging', '粮食安全'],
      ['tagging', '教育'],
      ['classifying', '数据'],
      ['commenting', '=SUM(A1)\n“较上年”？'],
    ]);
    expect(first.items[1].motivation).toBe('highlighting');
  });

  test('has no position where the text is not at hand, and no page where there is no note', async () => {
    const { first } = await jsonld({ ...bundle, texts: [], notes: [note(1, '粮食总产量')] });
    expect(first.items[0].target.selector.map(({ type }: Read) => type)).toEqual(['TextQuoteSelector']);
    expect((await jsonld({ ...bundle, notes: [] })).first).toBeUndefined();
  });

  test('has an IRI for its source also where the note has no address', async () => {
    const [first] = bundle.notes;
    const { first: page } = await jsonld({ ...bundle, notes: first ? [{ ...first, url: '' }] : [] });
    expect(page.items[0].target.source).toBe(`urn:uuid:${first?.report}`);
  });

  test('keeps the rules of the model, whatever the notes hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const written = await madeText('jsonld', any);
        const collection = JSON.parse(written);
        checkCollection(collection);
        expect(written.isWellFormed() && !/\\ud[89a-f]/.test(written)).toBe(true);
        const texts = new Map(any.texts.map(({ url, text }) => [url, [...text]]));
        for (const item of collection.first?.items ?? []) {
          const { exact } = selectorOf(item, 'TextQuoteSelector');
          const position = selectorOf(item, 'TextPositionSelector');
          if (!position) continue;
          const found = texts.get(item.target.source)?.slice(position.start, position.end).join('');
          expect(found?.toWellFormed()).toBe(exact);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('Hypothesis', () => {
  test('has what its client reads, with positions in UTF-16', async () => {
    const { annotations, export_date, export_userid, client_version } = await hypothesis(bundle);
    expect([export_date, export_userid, client_version].every((value) => typeof value === 'string')).toBe(true);
    const [, second] = annotations;
    expect(second).toMatchObject({
      uri: 'https://www.qingxi.example/report/2026.html',
      text: '',
      tags: ['农业农村'],
      document: { title: ['青溪县2026年政府工作报告'] },
    });
    expect(second.target).toHaveLength(1);
    const { start, end } = selectorOf(second, 'TextPositionSelector');
    expect(text.slice(start, end)).toBe('建成𠮷水灌区😀示范带');
    expect(second.permissions.read).toEqual([second.user]);
  });
});

/* The MUSTs of https://www.w3.org/TR/annotation-model/ for what we write, which are also what its test schemas check. */
function checkCollection(collection: Read): void {
  expect(collection['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(collection.type).toBe('AnnotationCollection');
  expect(Number.isInteger(collection.total) && collection.total >= 0).toBe(true);
  isIri(collection.id);
  if (collection.total === 0) return;
  const page = collection.first;
  expect(page['@context']).toBeUndefined();
  expect(page.type).toBe('AnnotationPage');
  isIri(page.id);
  expect(page.items).toHaveLength(collection.total);
  const ids = page.items.map(({ id }: Read) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const item of page.items) checkAnnotation(item);
}

function checkAnnotation({ id, type, motivation, created, modified, body = [], target }: Read): void {
  isIri(id);
  expect(type).toBe('Annotation');
  expect(['highlighting', 'commenting']).toContain(motivation);
  for (const time of [created, modified]) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  for (const each of body) {
    expect(each.type).toBe('TextualBody');
    expect(typeof each.value).toBe('string');
    expect(['tagging', 'classifying', 'commenting']).toContain(each.purpose);
  }
  expect(target.type).toBe('SpecificResource');
  isIri(target.source);
  const [quote, ...others] = target.selector.filter((selector: Read) => selector.type === 'TextQuoteSelector');
  expect(others).toEqual([]);
  expect([quote.exact, quote.prefix, quote.suffix].every((part) => typeof part === 'string')).toBe(true);
  for (const { type: kind, start, end } of target.selector) {
    if (kind === 'TextPositionSelector') expect(Number.isInteger(start) && 0 <= start && start < end).toBe(true);
  }
  if (target.state) expect(target.state).toMatchObject({ type: 'TimeState', sourceDate: expect.stringMatching(/Z$/) });
}

const isIri = (id: unknown) => expect(id).toMatch(/^(urn:uuid:[0-9a-f-]{36}|https?:\/\/\S+)$/);
