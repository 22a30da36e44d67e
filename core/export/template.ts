/*
 * The reader's own templates: `{{quote|blockquote}} — {{title}}, {{areas|join:"; "}}`.
 * Nothing is evaluated: a name from the list, then filters from the list, each with at most one argument in quotes.
 * What a note holds is text in Markdown, not Markdown: escaped before the filters, unless one of them says `raw` or makes
 * a form of its own. The comment is Markdown.
 * The form is that of Obsidian Web Clipper (https://help.obsidian.md/web-clipper/templates).
 */
import { safeName } from './file-name';
import { commentMarkdown } from './markdown-comment';
import { blockquote, isAddress, oneLine, plainText, tag, yaml } from './markdown-text';

export type Values = { readonly [name: string]: string | readonly string[] };

/** A place in a template that cannot be filled: shown beside the preview. `at` is a UTF-16 offset. */
export interface TemplateFault {
  at: number;
  text: string;
  fault: 'unknown variable' | 'unknown filter' | 'not a place';
}

type Value = string | readonly string[];
type Filter = (value: Value, argument: string | undefined) => Value;

const text = (value: Value): string => (typeof value === 'string' ? value : value.join('、'));
const each =
  (of: (text: string) => string): Filter =>
  (value) =>
    typeof value === 'string' ? of(value) : value.map(of);

const filters = new Map<string, Filter>([
  ['blockquote', (value) => blockquote(text(value))],
  ['raw', (value) => value],
  ['oneline', each(oneLine)],
  ['trim', each((one) => one.trim())],
  ['upper', each((one) => one.toUpperCase())],
  ['lower', each((one) => one.toLowerCase())],
  ['yaml', each(yaml)],
  ['tag', each((name) => `#${tag(name)}`)],
  ['wikilink', each((name) => `[[${safeName(name)}]]`)],
  ['safe_name', each(safeName)],
  ['list', (value) => (typeof value === 'string' ? [value] : value).map((item) => `- ${item}`).join('\n')],
  ['first', (value) => (typeof value === 'string' ? value : (value[0] ?? ''))],
  ['join', (value, by) => (typeof value === 'string' ? value : value.join(by ?? ', '))],
  ['default', (value, other) => (text(value) === '' ? (other ?? '') : value)],
  ['date', (value, form) => formatDate(text(value), form ?? 'YYYY-MM-DD')],
]);

/** An address stays: the escapes would become part of it. */
const escaped = (text: string): string => (isAddress(text) ? text : plainText(text));

/** With one of these nothing is escaped. */
const OWN_FORM: ReadonlySet<string> = new Set(['raw', 'yaml', 'tag', 'wikilink', 'safe_name']);

export const filterNames: readonly string[] = [...filters.keys()];

/** No white space that two of its parts could take: else thousands of spaces would be dealt out in all ways. */
const PLACE = /\{\{\s*(\w+)\s*((?:\|\s*\w+\s*(?::(?:\s*"[^"]*"\s*|\s*'[^']*'\s*|[^|}"']*))?)*)\}\}/g;
const FILTER = /\|\s*(\w+)\s*(?::\s*(?:"([^"]*)"|'([^']*)'|([^|}"']*)))?/g;

/** Fills the template. What cannot be filled stays as it is written, and is told by `faults`. */
export function fill(template: string, values: Values): string {
  return template.replace(PLACE, (whole, name: string, pipe: string) => {
    if (!Object.hasOwn(values, name)) return whole;
    const steps = filtersIn(pipe);
    let value: Value = values[name] ?? '';
    if (!steps.some(({ filter }) => OWN_FORM.has(filter)))
      value = each(name === 'comment' ? commentMarkdown : escaped)(value, undefined);
    for (const { filter, argument } of steps) {
      const apply = filters.get(filter);
      if (!apply) return whole;
      value = apply(value, argument);
    }
    return text(value);
  });
}

/** The template's places that `fill` would leave as they are, from the first to the last. */
export function faults(template: string, names: readonly string[]): TemplateFault[] {
  const places = [...template.matchAll(PLACE)];
  const starts = new Set(places.map(({ index }) => index));
  // Begun like a place, and not one: the end is missing, or what is between cannot be read.
  const others = [...template.matchAll(/\{\{[^\n}]{0,40}\}{0,2}/g)].flatMap(({ index, 0: text }): TemplateFault[] =>
    starts.has(index) ? [] : [{ at: index, text, fault: 'not a place' }],
  );
  const misnamed = places.flatMap((match): TemplateFault[] => {
    const [whole, name = '', pipe = ''] = match;
    if (!names.includes(name)) return [{ at: match.index, text: whole, fault: 'unknown variable' }];
    const known = filtersIn(pipe).every(({ filter }) => filters.has(filter));
    return known ? [] : [{ at: match.index, text: whole, fault: 'unknown filter' }];
  });
  return [...misnamed, ...others].sort((a, b) => a.at - b.at);
}

function filtersIn(pipe: string): { filter: string; argument: string | undefined }[] {
  return [...pipe.matchAll(FILTER)].map(([, filter = '', double, single, bare]) => ({
    filter,
    argument: double ?? single ?? bare?.trim(),
  }));
}

/** YYYY, MM, DD, M, D of a date or time that begins with YYYY-MM-DD; other texts stay. */
function formatDate(date: string, form: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  if (!year || !month || !day) return date;
  const parts: Record<string, string> = { YYYY: year, MM: month, DD: day, M: String(+month), D: String(+day) };
  return form.replace(/YYYY|MM|DD|M|D/g, (part) => parts[part] ?? part);
}
