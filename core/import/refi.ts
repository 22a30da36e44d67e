import { plainName } from '../export/code-tree';
import { words } from '../export/words';
import { guidOf } from '../guid';
import type { Anchor, Code, Id } from '../model';
import { unpackedText } from './archive';
import { coloursOf } from './colour';
import { addressOf, type CodeHint, type Gathering, gathering, type ReportHint, timeOf } from './gathering';
import { hashOf } from './hash';
import type { FileFacts, Importer } from './importer';
import { invalid, type Parsed, type RowOutcome, read, Unreadable } from './outcome';
import { placing } from './refi-places';
import { factsIn, guidIn } from './refi-variables';
import { childOf, childrenOf, readXml, type XmlElement } from './xml';

/*
 * REFI-QDA 1.5 (https://www.qdasoftware.org): .qdpx, the .qde in it alone, and codebooks, .qdc. As tolerant as the
 * programs that write it are free: the inner file's name, folders in capitals, BOM, CRLF, offsets in UTF-16.
 */

/** The heading over the types of excerpt in our own exports; programs that mint GUIDs anew leave its name. */
const TYPES_GUID = guidOf('quanyue', 'facet', 'type');
const isTypes = (id: string, name: string, code: XmlElement): boolean =>
  id === TYPES_GUID ||
  (code.attributes.get('isCodable') === 'false' && Object.values<string>(words.type).includes(name));

export const refi: Importer = {
  id: 'refi',
  read(content, file) {
    if (content.is === 'archive') return readProject(projectIn(content.files), content.files, file);
    if (content.is !== 'xml') return undefined;
    const { root } = content;
    if (root.name === 'Project') return readProject(root, new Map(), file);
    return root.name === 'CodeBook' ? readCodebook(root, file) : undefined;
  },
};

/** What is unpacked of an archive: the project and the texts, none of the pictures and recordings. */
export const isOfProject = (name: string): boolean => /^[^/]+\.qde$/i.test(name) || /^sources\/[^/]+\.txt$/i.test(name);

function projectIn(files: ReadonlyMap<string, Uint8Array>): XmlElement {
  const names = [...files.keys()].filter((name) => /^[^/]+\.qde$/i.test(name));
  const name = names.find((each) => each.toLowerCase() === 'project.qde') ?? names[0];
  const bytes = name === undefined ? undefined : files.get(name);
  if (!bytes) throw new Unreadable('import_noProject');
  const root = readXml(unpackedText(bytes));
  if (root.name !== 'Project') throw new Unreadable('import_noProject');
  return root;
}

function readCodebook(root: XmlElement, file: FileFacts): Parsed {
  const into = gathering(file);
  for (const outcome of gatherCodes(codesIn(root), into)) into.row(outcome);
  return into.parsed();
}

/** What becomes of each: an id, or a name under the same parent, counts once. */
function gatherCodes(codes: readonly CodeHint[], into: Gathering): RowOutcome[] {
  const taken = new Set<Id>();
  return codes.map((code) => {
    const id = into.code(code);
    if (id === undefined) return invalid('import_invalid_noName');
    if (taken.has(id)) return invalid('import_invalid_repeated');
    taken.add(id);
    return read;
  });
}

/** All codes under an element's `Codes`, as they stand there, each with its parent. */
function codesIn(root: XmlElement): CodeHint[] {
  const codes: CodeHint[] = [];
  const lists = childrenOf(root, 'Codes').map((list) => childrenOf(list, 'Code'));
  const names = new Set(lists.flatMap((list) => namesIn(list)));
  const walk = (elements: readonly XmlElement[], facet: Code['facet'], parent?: CodeHint) => {
    for (const element of elements) {
      const id = guidIn(element, 'guid');
      const name = plainName(nameOf(element), parent?.zh ?? '', names);
      if (isTypes(id, name, element)) {
        walk(childrenOf(element, 'Code'), 'type');
        continue;
      }
      const description = childOf(element, 'Description')?.text.trim() ?? '';
      const colour = coloursOf(element.attributes.get('color') ?? '');
      const code: CodeHint = {
        ...(id ? { id } : {}),
        facet,
        zh: name,
        en: name,
        ...(parent ? { parent } : {}),
        more: {
          ...(description ? { definition: { zh: description, en: description } } : {}),
          ...(colour ? { colour } : {}),
          ...(name ? { badge: [...name][0] } : {}),
        },
      };
      codes.push(code);
      walk(childrenOf(element, 'Code'), facet, name ? code : parent);
    }
  };
  for (const list of lists) walk(list, 'area');
  return codes;
}

const nameOf = (code: XmlElement): string => code.attributes.get('name')?.trim() ?? '';

const namesIn = (codes: readonly XmlElement[]): string[] =>
  codes.flatMap((code) => [nameOf(code), ...namesIn(childrenOf(code, 'Code'))]);

async function readProject(root: XmlElement, files: ReadonlyMap<string, Uint8Array>, file: FileFacts): Promise<Parsed> {
  const into = gathering(file);
  const book = childOf(root, 'CodeBook');
  const known = book ? codesIn(book) : [];
  for (const outcome of gatherCodes(known, into)) if (outcome !== read) into.row(outcome);
  // Of two with one GUID the first counts.
  const codes = new Map(known.toReversed().flatMap((code) => (code.id ? [[code.id, code]] : [])));
  const textOf = textsIn(files);
  const notes = new Map(
    childrenOf(childOf(root, 'Notes') ?? root, 'Note').map((note) => [
      guidIn(note, 'guid'),
      { text: textOf(note)?.trim() ?? '', selections: childrenOf(note, 'PlainTextSelection') },
    ]),
  );
  const told = new Set<string>();
  const notesOf = (element: XmlElement) =>
    childrenOf(element, 'NoteRef').flatMap((ref) => {
      const id = guidIn(ref, 'targetGUID');
      told.add(id);
      return notes.get(id) ?? [];
    });
  const remarks = (element: XmlElement): string[] => [
    childOf(element, 'Description')?.text.trim() ?? '',
    ...notesOf(element).flatMap(({ text, selections }) => (selections.length > 0 ? [] : text)),
  ];
  const marks = (source: XmlElement): Mark[] =>
    notesOf(source).flatMap(({ text, selections }) => selections.map((selection) => ({ selection, comment: text })));
  const facts = factsIn(root);
  const origin = root.attributes.get('origin') ?? '';
  for (const source of childOf(root, 'Sources')?.children ?? []) {
    for (const part of [source, ...childrenOf(source, 'Representation')]) {
      const text = /^(?:TextSource|Representation)$/.test(part.name) ? textOf(part) : undefined;
      await readSource(part, text, { into, codes, remarks, marks, file, origin, facts: facts(source), named: source });
    }
  }
  // A project's description mostly repeats its notes.
  const [description, ...ofProject] = remarks(root);
  for (const remark of ofProject.some(Boolean) ? ofProject : [description])
    if (remark) into.row(invalid('import_invalid_projectMemo'));
  const left = [...notes].filter(([id, { text, selections }]) => !told.has(id) && (text || selections.length > 0));
  const named = left.length > 0 ? namedIn(root) : new Set();
  for (const [id] of left) into.row(invalid(named.has(id) ? 'import_invalid_codeMemo' : 'import_invalid_noSource'));
  return into.parsed();
}

/** The Notes that something names, by GUID. */
function namedIn(element: XmlElement, named = new Set<string>()): Set<string> {
  for (const child of element.children) {
    if (child.name === 'NoteRef') named.add(guidIn(child, 'targetGUID'));
    namedIn(child, named);
  }
  return named;
}

/** A selection outside its source: QualCoder has what is annotated and not coded in a Note that the source names. */
interface Mark {
  selection: XmlElement;
  comment: string;
}

interface Around {
  into: Gathering;
  codes: ReadonlyMap<string, CodeHint>;
  remarks(element: XmlElement): string[];
  marks(source: XmlElement): Mark[];
  file: FileFacts;
  /** The program that wrote the project. */
  origin: string;
  facts: ReturnType<ReturnType<typeof factsIn>>;
  /** The source itself, where `part` is its text. */
  named: XmlElement;
}

async function readSource(part: XmlElement, raw: string | undefined, around: Around): Promise<void> {
  const { into, remarks, file, facts, named } = around;
  const marks = [
    ...childrenOf(part, 'PlainTextSelection').map((selection) => ({
      selection,
      comment: [...new Set([selection, ...childrenOf(selection, 'Coding')].flatMap(remarks))]
        .filter(Boolean)
        .join('\n\n'),
    })),
    ...around.marks(part),
  ];
  // Codings of the whole source, and what is selected in pictures and recordings, is no passage.
  for (const _ of part.children.filter(({ name }) => /^(?!PlainText).*Selection$|^Coding$/.test(name)))
    into.row(invalid('import_invalid_notText'));
  if (raw === undefined) {
    for (const _ of marks) into.row(invalid('import_invalid_source'));
    return;
  }
  const { text, place } = placing(
    raw,
    marks.map(({ selection }) => ({
      start: Number(selection.attributes.get('startPosition') ?? Number.NaN),
      end: Number(selection.attributes.get('endPosition') ?? Number.NaN),
      name: selection.attributes.get('name') ?? '',
    })),
    around.origin,
  );
  const hash = await hashOf(text);
  const { url: address = '', ...known } = facts;
  const url = addressOf(address);
  const title = known.title ?? named.attributes.get('name') ?? '';
  const report: ReportHint = { url, title, facts: known, text: hash };
  into.text({
    hash,
    text,
    url,
    title: title.slice(0, 1000),
    seen: timeOf(named.attributes.get('creationDateTime')) ?? file.now,
  });
  into.report(report);
  for (const remark of new Set(remarks(part))) if (remark) into.memo(report, remark);
  const passages: Passages = new Map();
  for (const [index, mark] of marks.entries()) into.row(readMark(mark, place(index), text, report, passages, around));
}

/** Those of the source that were read before, by place and comment. */
type Passages = Map<string, { id: string; typed: boolean }>;

function readMark(
  { selection, comment }: Mark,
  place: { start: number; end: number } | undefined,
  text: string,
  report: ReportHint,
  passages: Passages,
  { into, codes, origin }: Around,
): RowOutcome {
  if (!place) return invalid('import_invalid_position');
  const own = guidIn(selection, 'guid') || `refi ${report.text} ${place.start} ${place.end}`;
  const coded = childrenOf(selection, 'Coding').flatMap(
    (coding) => codes.get(guidIn(childOf(coding, 'CodeRef'), 'targetGUID')) ?? [],
  );
  const type = coded.find(({ facet }) => facet === 'type');
  // MAXQDA and QualCoder select the passage anew for each of its codes; here it is one note in several areas.
  const key = `${place.start} ${place.end} ${comment}`;
  const before = origin === 'Quanyue' ? undefined : passages.get(key);
  const { id } = before && !(before.typed && type) ? before : { id: own };
  passages.set(key, { id, typed: Boolean(type ?? before?.typed) });
  return into.passage({
    id,
    report,
    ...(report.text ? { text: report.text } : {}),
    anchor: anchorAt(text, place.start, place.end),
    areas: coded.filter(({ facet }) => facet === 'area'),
    ...(type ? { type } : {}),
    comment,
    created: selection.attributes.get('creationDateTime'),
    updated: selection.attributes.get('modifiedDateTime'),
  });
}

/** As much of the surroundings as a note made here has. */
const CONTEXT = 32;

function anchorAt(text: string, start: number, end: number): Anchor {
  const prefix = text.slice(Math.max(0, start - CONTEXT), start);
  return {
    quote: { exact: text.slice(start, end), prefix, suffix: text.slice(end, end + CONTEXT) },
    position: { start, end },
  };
}

/** The text of a source or a note: in the element, or in a file that it names. */
function textsIn(files: ReadonlyMap<string, Uint8Array>): (element: XmlElement) => string | undefined {
  const byName = new Map(
    [...files].map(([name, bytes]) => [name.slice(name.lastIndexOf('/') + 1).toLowerCase(), bytes]),
  );
  return (element) => {
    const inner = childOf(element, 'PlainTextContent');
    if (inner) return inner.text;
    for (const attribute of ['plainTextPath', 'richTextPath']) {
      const path = element.attributes.get(attribute) ?? '';
      const bytes = byName.get(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
      if (bytes) return readable(bytes);
    }
    return undefined;
  };
}

/** One text that cannot be read is one source less, not all of the project. */
function readable(bytes: Uint8Array): string | undefined {
  try {
    return unpackedText(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
