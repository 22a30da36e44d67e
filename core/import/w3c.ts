import type { Level, ReportFacts } from '../model';
import { type CodeHint, type Gathering, gathering, type ReportHint } from './gathering';
import type { Importer } from './importer';
import { isObject, list, member, positionOf, strings, text } from './member';
import { invalid, type RowOutcome, Unreadable } from './outcome';

/** Deeper than any selector refines another. */
const DEEPEST = 8;

/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/): a collection with its pages, a page, a list or a single
 * annotation. What our own export adds (`dcterms:`, `schema:`) is read where it is.
 */
export const w3c: Importer = {
  id: 'w3c',
  read(content, file) {
    if (content.is !== 'json') return undefined;
    const found = annotationsIn(content.value);
    if (!found) return undefined;
    const { annotations, elsewhere } = found;
    if (annotations.length === 0 && elsewhere) throw new Unreadable('import_w3cPagesElsewhere');
    const ours = text(member(content.value, 'generator'), 'id').includes('quanyue');
    const into = gathering(file);
    for (const outcome of annotations.flatMap((each) => readAnnotation(each, ours, into))) into.row(outcome);
    if (elsewhere) into.row(invalid('import_w3cPagesElsewhere'));
    return into.parsed();
  },
};

interface Annotations {
  annotations: unknown[];
  /** There are pages that are not in the file: nothing is fetched. */
  elsewhere: boolean;
}

function annotationsIn(value: unknown): Annotations | undefined {
  const graph = member(value, '@graph');
  const all = Array.isArray(graph) ? graph : value;
  if (Array.isArray(all)) {
    const annotations = all.length > 0 && all.every((each) => has(each, 'type', 'Annotation'));
    return annotations ? { annotations: all, elsewhere: false } : undefined;
  }
  if (has(value, 'type', 'AnnotationPage')) return onPages(value);
  if (has(value, 'type', 'AnnotationCollection')) return onPages(member(value, 'first'));
  const one = has(value, 'type', 'Annotation') && member(value, 'target') !== undefined;
  return one ? { annotations: [value], elsewhere: false } : undefined;
}

/** From a page on, as long as the next one stands in it. */
function onPages(first: unknown): Annotations {
  const annotations: unknown[] = [];
  let page = list(first)[0];
  for (; isObject(page); page = member(page, 'next')) annotations.push(...list(member(page, 'items')));
  return { annotations, elsewhere: page !== undefined };
}

const has = (value: unknown, name: string, wanted: string): boolean => strings(member(value, name)).includes(wanted);

function readAnnotation(annotation: unknown, ours: boolean, into: Gathering): RowOutcome[] {
  if (!isObject(annotation)) return [invalid('import_invalid_annotation')];
  if (has(annotation, 'motivation', 'replying')) return [invalid('import_invalid_reply')];
  const targets = eachOf(member(annotation, 'target')).filter((each) => typeof each === 'string' || isObject(each));
  if (targets.length === 0) return [invalid('import_invalid_annotation')];
  return targets.map((target, n) => readTarget(annotation, target, n, ours, into));
}

/** What is said of several passages is said of each. */
function readTarget(annotation: object, target: unknown, n: number, ours: boolean, into: Gathering): RowOutcome {
  const selectors = selectorsOf(target);
  const quote = selectors.find((each) => has(each, 'type', 'TextQuoteSelector'));
  const { areas, type, comment } = bodiesOf(annotation, ours);
  const report = reportOf(annotation, target);
  const exact = quote ? text(quote, 'exact') : '';
  if (exact === '') {
    if (selectors.length > 0) return invalid('import_invalid_noQuote');
    // An annotation of the page as a whole.
    return comment ? into.memo(report, comment) : invalid('import_invalid_noQuote');
  }
  const [prefix, suffix] = [text(quote, 'prefix'), text(quote, 'suffix')];
  const position = positionOf(selectors.find((each) => has(each, 'type', 'TextPositionSelector')));
  const id = text(annotation, 'id').replace(/^urn:uuid:/i, '');
  return into.passage({
    id: id ? `${id}${n > 0 ? ` ${n}` : ''}` : ['w3c', report.url, prefix, exact, suffix, position?.start].join('\n'),
    report,
    anchor: {
      quote: { exact, prefix, suffix },
      // Code points in a text that did not come along: a hint, true where there is nothing beyond the BMP before it.
      ...(position && position.end - position.start === [...exact].length
        ? { position: { start: position.start, end: position.start + exact.length } }
        : {}),
    },
    section: strings(member(annotation, 'schema:articleSection')),
    areas,
    type,
    comment,
    created: text(annotation, 'created'),
    updated: text(annotation, 'modified'),
  });
}

/** Bodies and targets one by one: also those of a Choice, a List and the like. */
const eachOf = (value: unknown): unknown[] =>
  list(value).flatMap((one) => (isObject(one) && 'items' in one ? list(member(one, 'items')) : one));

function selectorsOf(target: unknown): unknown[] {
  const found: unknown[] = [];
  let level = list(member(target, 'selector'));
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    found.push(...level);
    level = level.flatMap((each) => list(member(each, 'refinedBy')));
  }
  return found.filter(isObject);
}

function bodiesOf(annotation: object, ours: boolean): { areas: CodeHint[]; type?: CodeHint; comment: string } {
  const areas: CodeHint[] = [];
  let type: CodeHint | undefined;
  const comments: string[] = [];
  const value = text(annotation, 'bodyValue');
  if (value) comments.push(value);
  const motivation = strings(member(annotation, 'motivation'));
  for (const body of eachOf(member(annotation, 'body'))) {
    const words = typeof body === 'string' ? body : text(body, 'value');
    if (!words) continue;
    // Without a purpose of its own a body has the annotation's.
    const purposes = !isObject(body) ? [] : 'purpose' in body ? strings(member(body, 'purpose')) : motivation;
    const isTag = purposes.includes('tagging') || purposes.includes('classifying');
    if (!isTag) {
      // A body that is an address stands for what is there.
      if (isObject(body) || !/^https?:\S+$/.test(words)) comments.push(words);
      continue;
    }
    const facet = ours && purposes.includes('classifying') ? 'type' : 'area';
    const code: CodeHint = {
      ...idOf(body),
      facet,
      ...inLanguageOf(body, words),
      parent: broaderOf(body, facet, (name) => inLanguageOf(body, name)),
    };
    if (facet === 'type') type ??= code;
    else areas.push(code);
  }
  return { areas, ...(type ? { type } : {}), comment: comments.join('\n\n') };
}

type Named = Pick<CodeHint, 'zh' | 'en'>;

function inLanguageOf(body: unknown, name: string): Named {
  const isEnglish = strings(member(body, 'language')).some((language) => language.startsWith('en'));
  return isEnglish ? { zh: '', en: name } : { zh: name, en: '' };
}

/** The codes that our export tells a code to be under. */
function broaderOf(
  code: unknown,
  facet: CodeHint['facet'],
  named: (name: string) => Named,
  depth = 0,
): CodeHint | undefined {
  const broader = member(code, 'skos:broader');
  const name = text(broader, 'skos:prefLabel');
  if (!name || depth === DEEPEST) return undefined;
  return { ...idOf(broader), facet, ...named(name), parent: broaderOf(broader, facet, named, depth + 1) };
}

function idOf(thing: unknown): { id?: string } {
  const id = text(thing, 'id');
  return /^urn:uuid:/i.test(id) ? { id: id.slice(9) } : {};
}

function reportOf(annotation: object, target: unknown): ReportHint {
  const source = typeof target === 'string' ? target : member(target, 'source');
  const url = typeof source === 'string' ? source : text(source, 'id') || (isObject(target) ? text(target, 'id') : '');
  const part = member(annotation, 'dcterms:isPartOf');
  return {
    ...idOf(part),
    url,
    title: text(part, 'dcterms:title'),
    ...(isObject(part) ? { facts: factsOf(part) } : {}),
  };
}

function factsOf(part: object): Partial<ReportFacts> {
  const named = {
    kind: text(part, 'dcterms:type'),
    title: text(part, 'dcterms:title'),
    region: text(part, 'dcterms:spatial'),
    date: text(part, 'dcterms:date'),
    session: text(part, 'dcterms:provenance'),
    speaker: text(part, 'dcterms:creator'),
  };
  const level = levels.find((each) => each === text(part, 'dcterms:audience'));
  const year = text(part, 'dcterms:temporal');
  return {
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '')),
    ...(level ? { level } : {}),
    ...(/^-?\d{1,6}$/.test(year) ? { year: Number(year) } : {}),
  };
}

const levels: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'zone'];
