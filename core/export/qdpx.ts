import { zipSync } from 'fflate';
import { guid, guidOf } from '../guid';
import type { Bundle, Note, Report } from '../model';
import { reportName } from '../report/name';
import { byteWriter } from './byte-writer';
import { codePointsIn } from './code-points';
import { codeTree } from './code-tree';
import { safeName } from './file-name';
import { isDay } from './is-day';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { codesElement } from './refi-codes';
import { type Language, nameOf, type Passage, sectionPath } from './rows';
import { type Source, sourcesOf, sourceText } from './sources';
import { type Column, colon, columns, levels, words } from './words';
import { attributes, XML_HEAD, xmlText } from './xml';
import { LEVEL } from './zip-writer';

/*
 * REFI-QDA 1.5 project (https://www.qdasoftware.org/refi-qda-project): a zip of `project.qde` and flat `sources`.
 * The order of elements is the schema's. What QualCoder, ATLAS.ti and MAXQDA make of it decided the rest: text only as
 * plainTextPath, comments as Description alone (as Note as well they would be shown twice), an `origin`, a time on
 * each Note, names of sources that can be names of files. One coder marks the same words once: what was marked there
 * again is a second coder's, or QualCoder breaks off in the middle; so it does at a second Note of one name.
 */

const USER = guidOf('quanyue', 'user');
/** The second, the third coder … */
const coder = (again: number): string => (again === 0 ? USER : guidOf('quanyue', 'user', String(again + 1)));

type Variable = Extract<Column, 'title' | 'place' | 'level' | 'year' | 'date' | 'session' | 'speaker' | 'address'>;

const variables: readonly [variable: Variable, type: 'Text' | 'Integer' | 'Date'][] = [
  ['place', 'Text'],
  ['level', 'Text'],
  ['year', 'Integer'],
  ['date', 'Date'],
  ['title', 'Text'],
  ['session', 'Text'],
  ['speaker', 'Text'],
  ['address', 'Text'],
];

/** The same in each export, so that importers know a variable whatever language its name is in. */
export const variableGuid = (variable: Variable): string => guidOf('quanyue', 'variable', variable);
export const sourceGuid = (hash: string): string => guidOf('quanyue', 'text', hash);

/** Full texts as sources, notes as coded selections, areas and types as codes, facts of reports as variables. */
export async function makeQdpx(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const { language, now } = options;
  const encoder = new TextEncoder();
  const { sources, unplaced } = sourcesOf(bundle);
  const titled = uniqueNames();
  const memos = unplaced.map((passage) => memoOf(passage, titled, options));
  const named = uniqueNames();
  const coders = sources.reduce(
    (most, { passages }) => passages.reduce((m, { again }) => Math.max(m, again + 1), most),
    1,
  );
  const files: Record<string, Uint8Array> = {};

  const writer = byteWriter();
  const [only, ...others] = bundle.reports;
  const head = attributes({
    xmlns: 'urn:QDA-XML:project:1.0',
    name: (only && others.length === 0 && reportName(only)) || words.collection[language],
    origin: 'Quanyue',
    creatingUserGUID: USER,
    creationDateTime: now,
    modifyingUserGUID: USER,
    modifiedDateTime: now,
  });
  writer.write(`${XML_HEAD}<Project${head}>\n<Users>\n`);
  for (let n = 0; n < coders; n++)
    writer.write(`<User${attributes({ guid: coder(n), name: n === 0 ? '圈阅' : `圈阅 ${n + 1}` })}/>\n`);
  writer.write('</Users>\n');
  const codes = codesElement(codeTree(bundle, language));
  if (codes) writer.write(`<CodeBook>\n${codes}</CodeBook>\n`);
  writer.write(variablesElement(language));

  if (sources.length > 0) writer.write('<Sources>\n');
  const part = inParts(
    sources.reduce((sum, { passages }) => sum + passages.length, 0),
    options,
  );
  const told = new Set<Report>();
  for (const source of sources) {
    const { report, hash } = source;
    const id = sourceGuid(hash);
    files[`sources/${id}.txt`] = encoder.encode(source.text);
    const first = report !== undefined && !told.has(report);
    if (first) told.add(report);
    const head = attributes({
      guid: id,
      name: named((report && safeName(reportName(report))) || words.noReport[language]),
      plainTextPath: `internal://${id}.txt`,
      creatingUser: USER,
      creationDateTime: now,
    });
    writer.write(`<TextSource${head}>\n`);
    if (first && report.memo.trim()) writer.write(`<Description>${xmlText(report.memo)}</Description>\n`);
    const at = codePointsIn(source.text);
    for await (const batch of paced(source.passages, part(source.passages.length))) {
      for (const { passage, start, end, again } of batch)
        writer.write(selection(passage, at(start), at(end), coder(again)));
    }
    if (first) {
      for (const { guid, of } of memos) if (of === report) writer.write(`<NoteRef targetGUID="${guid}"/>\n`);
    }
    writer.write(`${valuesOf(source, language)}</TextSource>\n`);
  }
  if (sources.length > 0) writer.write('</Sources>\n');

  if (memos.length > 0) {
    writer.write('<Notes>\n');
    for (const { guid, name, text, time } of memos) {
      files[`sources/${guid}.txt`] = encoder.encode(text);
      const plainTextPath = `internal://${guid}.txt`;
      const at = attributes({ guid, name, plainTextPath, creatingUser: USER, creationDateTime: time });
      writer.write(`<Note${at}/>\n`);
    }
    writer.write('</Notes>\n');
    // QualCoder drops a source's Note that selects nothing in the source; the project's memo it does show.
    writer.write(`<Description>${xmlText(memos.map(({ text }) => text).join('\n\n'))}</Description>\n`);
    for (const { guid, of } of memos) {
      if (!of || !told.has(of)) writer.write(`<NoteRef targetGUID="${guid}"/>\n`);
    }
  }
  writer.write('</Project>\n');
  files['project.qde'] = writer.bytes();
  return zipSync(files, { level: LEVEL, mtime: new Date(now) });
}

function selection(passage: Passage, startPosition: number, endPosition: number, user: string): string {
  const { note, quote, areas, type } = passage;
  const id = guid(note.id);
  const made = { creatingUser: user, creationDateTime: timeOf(note.created) };
  const head = attributes({
    guid: id,
    name: sourceText(quote),
    startPosition,
    endPosition,
    ...made,
    modifyingUser: user,
    modifiedDateTime: timeOf(note.updated),
  });
  const comment = note.comment ? `<Description>${xmlText(note.comment)}</Description>` : '';
  const codings = (type ? [...areas, type] : areas).map((code) => {
    const coding = attributes({ guid: guidOf('quanyue', 'coding', note.id, code.id), ...made });
    return `<Coding${coding}><CodeRef targetGUID="${guid(code.id)}"/></Coding>`;
  });
  const inner = comment + codings.join('');
  return inner ? `<PlainTextSelection${head}>${inner}</PlainTextSelection>\n` : `<PlainTextSelection${head}/>\n`;
}

interface Memo {
  guid: string;
  name: string;
  text: string;
  time: string;
  of?: Report;
}

/** A passage that is in none of its report's texts, told in words. */
function memoOf(passage: Passage, named: (name: string) => string, { language, now }: ExportOptions): Memo {
  const { note, report, quote } = passage;
  const names = passage.areas.map(({ name }) => nameOf(name, language));
  const lines = [
    words.unplaced[language],
    quote,
    note.comment && `${words.comment[language]}${colon[language]}${note.comment}`,
    names.length > 0 && `${words.areas[language]}${colon[language]}${names.join('、')}`,
    passage.type && `${words.type[language]}${colon[language]}${nameOf(passage.type.name, language)}`,
    note.section.length > 0 && `${words.section[language]}${colon[language]}${sectionPath(note)}`,
    passage.source,
  ];
  return {
    guid: guid(note.id),
    name: named(`${words.unplacedShort[language]}${colon[language]}${[...safeName(quote)].slice(0, 30).join('')}`),
    text: sourceText(lines.filter(Boolean).join('\n')),
    time: timeOf(note.created) ?? now,
    ...(report ? { of: report } : {}),
  };
}

/** A time of the schema's; records may come from files of others. */
const timeOf = (time: Note['created']): string | undefined =>
  /^.{10}T\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time) && isDay(time.slice(0, 10)) && !Number.isNaN(Date.parse(time))
    ? time
    : undefined;

const variablesElement = (language: Language): string =>
  `<Variables>\n${variables
    .map(([variable, typeOfVariable]) => {
      const head = { guid: variableGuid(variable), name: columns[variable][language], typeOfVariable };
      return `<Variable${attributes(head)}/>\n`;
    })
    .join('')}</Variables>\n`;

function valuesOf({ report, url }: Source, language: Language): string {
  return variables
    .map(([variable, type]) => {
      const value = variable === 'address' ? url : factOf(report, variable, language);
      if (value === '' || !fits(value, type)) return '';
      const ref = `<VariableRef targetGUID="${variableGuid(variable)}"/>`;
      return `<VariableValue>${ref}<${type}Value>${xmlText(value)}</${type}Value></VariableValue>\n`;
    })
    .join('');
}

function factOf(report: Report | undefined, variable: Exclude<Variable, 'address'>, language: Language): string {
  if (!report) return '';
  if (variable === 'place') return report.region ?? '';
  if (variable === 'level') return report.level ? levels[report.level][language] : '';
  return String(report[variable] ?? '');
}

function fits(value: string, type: 'Text' | 'Integer' | 'Date'): boolean {
  if (type === 'Integer') return /^-?\d+$/.test(value);
  return type === 'Text' || isDay(value);
}

/** Names, numbered where they repeat, whatever the case: they become names of files. */
function uniqueNames(): (name: string) => string {
  const used = new Set<string>();
  return (given) => {
    let name = given;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${given} (${n})`;
    used.add(name.toLowerCase());
    return name;
  };
}
