import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../../core/export/sources';
import type { Bundle } from '../../../core/model';
import { all, anyBundle, type Element, everything, made, madeText, readXml } from './export-support';
import { areas, bundle, note, report, text } from './invented';

interface Project {
  project: Element;
  /** What Python reads from a source: its code points. */
  files: Map<string, string[]>;
}

async function project(of: Bundle): Promise<Project> {
  const entries = unzipSync(await made('qdpx', of));
  const files = Object.entries(entries).filter(([name]) => name.startsWith('sources/'));
  return {
    project: readXml(strFromU8(entries['project.qde'] ?? new Uint8Array())),
    files: new Map(
      files.map(([name, bytes]) => [name, [...new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]]),
    ),
  };
}

const textAt = ({ files }: Project, { attributes }: Element): string[] =>
  files.get(attributes.plainTextPath?.replace('internal://', 'sources/') ?? '') ?? [];

/** Each selection's words, as a program finds them by its positions. */
function selections(read: Project): Map<string, string> {
  return new Map(
    all(read.project, 'TextSource').flatMap((source) =>
      all(source, 'PlainTextSelection').map(({ attributes }) => [
        attributes.guid ?? '',
        textAt(read, source).slice(Number(attributes.startPosition), Number(attributes.endPosition)).join(''),
      ]),
    ),
  );
}

describe('the project for qualitative data analysis', () => {
  test('has the full text as source and each note as a coded selection, counted in code points', async () => {
    const read = await project(bundle);
    const [source, ...others] = all(read.project, 'TextSource');
    expect(others).toEqual([]);
    expect(source && textAt(read, source).join('')).toBe(text);
    expect([...selections(read).values()]).toEqual([
      '粮食总产量达到31.4万吨',
      '建成𠮷水灌区😀示范带',
      '新增公办幼儿园学位1200个',
    ]);
    const [first] = all(read.project, 'PlainTextSelection');
    const names = new Map(all(read.project, 'Code').map(({ attributes }) => [attributes.guid, attributes.name]));
    expect(first && all(first, 'CodeRef').map(({ attributes }) => names.get(attributes.targetGUID))).toEqual([
      '粮食安全',
      '教育',
      '数据',
    ]);
    expect(first?.children[0]).toMatchObject({ name: 'Description', text: '=SUM(A1)\n“较上年”？' });
  });

  test('has areas as codes with colours and descriptions, sub-areas under theirs, types under one heading', async () => {
    const { project: root } = await project(bundle);
    const [agriculture, education, types] = all(root, 'Codes')[0]?.children ?? [];
    expect(agriculture?.attributes).toMatchObject({ name: '农业农村', color: '#d9ead3', isCodable: 'true' });
    expect(agriculture?.children.map(({ name, attributes, text }) => [name, attributes.name ?? text])).toEqual([
      ['Description', '农业、农村与农民。'],
      ['Code', '粮食安全'],
    ]);
    expect(education?.attributes.name).toBe('教育');
    expect(types?.attributes).toMatchObject({ name: '类型', isCodable: 'false' });
  });

  test('leads positions in a text with CR LF to the same words, where they stand more than once', async () => {
    const twice = '一、就业\r\n二、就业\r\n三、就业';
    const start = twice.lastIndexOf('就业');
    const anchor = { quote: { exact: '就业', prefix: '', suffix: '' }, position: { start, end: start + 2 } };
    const [kept] = bundle.texts;
    if (!kept) throw new Error('no text');
    const read = await project({
      ...bundle,
      texts: [{ ...kept, text: twice }],
      notes: [{ ...note(1, '学位'), anchor }],
    });
    const [found] = all(read.project, 'PlainTextSelection');
    expect(found?.attributes).toMatchObject({ startPosition: '12', endPosition: '14' });
    expect([...selections(read).values()]).toEqual(['就业']);
  });

  test('has the facts of the report as variables', async () => {
    const { project: root } = await project(bundle);
    const names = new Map(all(root, 'Variable').map(({ attributes }) => [attributes.guid, attributes.name]));
    const values = all(root, 'VariableValue').map(({ children: [ref, value] }) => [
      names.get(ref?.attributes.targetGUID),
      value?.name,
      value?.text,
    ]);
    expect(values).toContainEqual(['地区', 'TextValue', '青溪县']);
    expect(values).toContainEqual(['级别', 'TextValue', '县级']);
    expect(values).toContainEqual(['年份', 'IntegerValue', '2026']);
    expect(values).toContainEqual(['日期', 'DateValue', '2026-01-12']);
  });

  test('has no date that the calendar has not', async () => {
    const [first] = bundle.notes;
    if (!first) throw new Error('no note');
    const { project: root } = await project({
      ...bundle,
      reports: [{ ...report, date: '2026-02-30' }],
      notes: [{ ...first, created: '2026-02-30T08:00:00.000Z' }],
    });
    expect(all(root, 'DateValue')).toEqual([]);
    expect(all(root, 'PlainTextSelection')[0]?.attributes).not.toHaveProperty('creationDateTime');
  });

  test('has one source per text that notes were made on, and for a page without notes its newest text', async () => {
    const older = {
      hash: 'older',
      text: `旧版。${text}`,
      url: report.pages[0]?.url ?? '',
      title: '',
      seen: report.created,
    };
    const second = {
      hash: 'second',
      text: '第二页',
      url: 'https://www.qingxi.example/2',
      title: '',
      seen: report.created,
    };
    const pages = [...report.pages, { url: second.url, title: '', text: 'second' }];
    const read = await project({
      ...bundle,
      reports: [{ ...report, pages }],
      texts: [...bundle.texts, older, second],
      notes: [note(1, '粮食总产量', { text: 'older' }), note(2, '持续改善民生', { text: 'older' })],
    });
    const texts = all(read.project, 'TextSource').map((source) => textAt(read, source).join(''));
    expect(texts).toEqual([older.text, '第二页']);
    expect([...selections(read).values()]).toEqual(['粮食总产量', '持续改善民生']);
  });

  test('finds a quote that its own text lacks in another text of the report', async () => {
    const read = await project({ ...bundle, notes: [note(1, '粮食总产量', { text: 'gone' })] });
    expect([...selections(read).values()]).toEqual(['粮食总产量']);
  });

  test('tells a quote that no text has in a memo of the report', async () => {
    const lost = note(7, '一句已经删去的话', { comment: '留意' });
    const read = await project({ ...bundle, notes: [lost] });
    expect(selections(read).size).toBe(0);
    const [memo] = all(read.project, 'Note');
    expect(memo && textAt(read, memo).join('')).toMatch(
      /^以下摘录在所存正文中未能定位：\n一句已经删去的话\n批注：留意\n/,
    );
    const [source] = all(read.project, 'TextSource');
    expect(source?.children).toContainEqual(
      expect.objectContaining({ name: 'NoteRef', attributes: { targetGUID: memo?.attributes.guid } }),
    );
  });

  test('what is marked twice on the same words is by two coders; notes that no report knows have names of their own', async () => {
    const lost = (n: number) => note(n, '一句已经删去的话', { report: 'gone', text: 'gone', url: '' });
    const notes = [
      note(1, '粮食总产量', { comment: '甲' }),
      note(2, '粮食总产量', { comment: '乙' }),
      lost(3),
      lost(4),
    ];
    const read = await project({ ...bundle, notes });
    expect(all(read.project, 'User').map(({ attributes }) => attributes.name)).toEqual(['圈阅', '圈阅 2']);
    expect(all(read.project, 'Note').map(({ attributes }) => attributes.name)).toEqual([
      '未能定位的摘录：一句已经删去的话',
      '未能定位的摘录：一句已经删去的话 (2)',
    ]);
    checkSchema(read.project, PROJECT);
    checkForQualCoder(read);
  });

  test('is the same file when nothing changed, so that archived projects can be matched', async () => {
    expect(await made('qdpx', bundle)).toEqual(await made('qdpx', bundle));
  });

  test('gives every note back exactly, whatever it holds, or tells it in a memo; keeps the schema', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const read = await project(any);
        const found = selections(read);
        const memos = new Map(
          all(read.project, 'Note').map((memo) => [memo.attributes.guid, textAt(read, memo).join('')]),
        );
        for (const { id, anchor } of any.notes) {
          const quote = sourceText(anchor.quote.exact);
          if (found.has(id)) expect(found.get(id)).toBe(quote);
          else expect(memos.get(id)).toContain(quote);
        }
        checkSchema(read.project, PROJECT);
        checkForQualCoder(read);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the codebook for qualitative data analysis', () => {
  test('has the codes alone', async () => {
    const root = readXml(await madeText('qdc', bundle));
    checkSchema(root, CODEBOOK);
    expect(all(root, 'Code').map(({ attributes }) => attributes.name)).toEqual([
      '农业农村',
      '粮食安全',
      '教育',
      '类型',
      '数据',
    ]);
  });

  test('names each code once, and survives parents that are missing or their own children', async () => {
    const [agriculture, grain] = areas;
    if (!agriculture || !grain) throw new Error('no areas');
    const codes = [
      agriculture,
      { ...grain, name: { zh: '农业农村', en: '' } },
      { ...grain, id: 'a', parent: 'b' },
      { ...grain, id: 'b', parent: 'a' },
      { ...grain, id: 'c', parent: 'nowhere' },
    ];
    const root = readXml(await madeText('qdc', { ...bundle, codebooks: [{ id: 'x', name: grain.name, codes }] }));
    const names = all(root, 'Code').map(({ attributes }) => attributes.name);
    expect(names).toHaveLength(codes.length);
    expect(new Set(names).size).toBe(codes.length);
    expect(names).toContain('农业农村（农业农村）');
  });

  test('is valid without any code', async () => {
    checkSchema(readXml(await madeText('qdc', { ...bundle, codebooks: [] })), CODEBOOK);
  });
});

type Schema = Record<string, { must: string[]; children: string[] }>;

/* The schemas' order of children and required attributes, for the elements that we write. `npm run check:office` has xmllint hold the files to the schemas themselves. */
const code = { must: ['guid', 'name', 'isCodable'], children: ['Description', 'NoteRef', 'Code'] };
const textSource = {
  must: ['guid', 'plainTextPath'],
  children: ['Description', 'PlainTextSelection', 'Coding', 'NoteRef', 'VariableValue'],
};
const PROJECT: Schema = {
  Project: {
    must: ['name'],
    children: ['Users', 'CodeBook', 'Variables', 'Sources', 'Notes', 'Description', 'NoteRef'],
  },
  Users: { must: [], children: ['User'] },
  User: { must: ['guid'], children: [] },
  CodeBook: { must: [], children: ['Codes'] },
  Codes: { must: [], children: ['Code'] },
  Code: code,
  Variables: { must: [], children: ['Variable'] },
  Variable: { must: ['guid', 'name', 'typeOfVariable'], children: [] },
  Sources: { must: [], children: ['TextSource'] },
  TextSource: textSource,
  Notes: { must: [], children: ['Note'] },
  Note: textSource,
  PlainTextSelection: {
    must: ['guid', 'startPosition', 'endPosition'],
    children: ['Description', 'Coding', 'NoteRef'],
  },
  Coding: { must: ['guid'], children: ['CodeRef'] },
  VariableValue: { must: [], children: ['VariableRef', 'TextValue', 'IntegerValue', 'DateValue'] },
};
const CODEBOOK: Schema = {
  CodeBook: { must: [], children: ['Codes'] },
  Codes: { must: [], children: ['Code'] },
  Code: code,
};
/** Lists that may be absent, never empty. */
const NEVER_EMPTY = ['Users', 'Codes', 'Variables', 'Sources', 'Notes'];

function checkSchema(root: Element, schema: Schema): void {
  for (const { name, attributes, children } of everything(root)) {
    const rule = schema[name];
    if (rule) {
      expect(Object.keys(attributes)).toEqual(expect.arrayContaining(rule.must));
      const order = children.map((child) => rule.children.indexOf(child.name));
      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
    if (NEVER_EMPTY.includes(name)) expect(children).not.toEqual([]);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/guid$|creatingUser|modifyingUser/i.test(attribute))
        expect(value).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      if (attribute.endsWith('DateTime')) expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      if (attribute === 'color') expect(value).toMatch(/^#[0-9a-f]{6}$/);
    }
  }
}

/** What QualCoder's importer (`refi.py`) trips over, or silently leaves out. */
function checkForQualCoder(read: Project): void {
  const root = read.project;
  // A project without `origin` raises; one from ATLAS has its line ends treated differently.
  expect(root.attributes.origin).toBe('Quanyue');
  // Shifts every coding: a BOM, and a CR.
  for (const points of read.files.values()) {
    expect(points[0]).not.toBe('\uFEFF');
    expect(points).not.toContain('\r');
  }
  // A second code of the same name loses its codings; a second source of the same name is renamed.
  // … a second Note of the same name ends the import.
  for (const name of ['Code', 'TextSource', 'Variable', 'Note', 'User']) {
    const names = all(root, name).map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(names.length);
  }
  for (const source of [...all(root, 'TextSource'), ...all(root, 'Note')]) {
    const { attributes } = source;
    // It is copied to a file of this name; a Note without name or time raises or is left out.
    expect(attributes.name).toMatch(/^[^/\\:*?"<>|]+$/);
    expect(attributes.creationDateTime).toBeDefined();
    // Both together are read twice, and a rich text that is none is refused by ATLAS.ti.
    expect(attributes.richTextPath).toBeUndefined();
    expect(read.files.has(attributes.plainTextPath?.replace('internal://', 'sources/') ?? '')).toBe(true);
  }
  // So does a second mark on the same words by the same coder.
  for (const source of all(root, 'TextSource')) {
    const marks = all(source, 'PlainTextSelection').map(
      ({ attributes: { startPosition, endPosition, creatingUser } }) =>
        [startPosition, endPosition, creatingUser].join(),
    );
    expect(new Set(marks).size).toBe(marks.length);
  }
  const users = new Set(all(root, 'User').map(({ attributes }) => attributes.guid));
  for (const { attributes } of everything(root))
    for (const user of [attributes.creatingUser, attributes.modifyingUser]) if (user) expect(users).toContain(user);
  // The code is taken from the first child of a Coding.
  for (const { children } of all(root, 'Coding')) expect(children[0]?.name).toBe('CodeRef');
  // Every reference has its target.
  const guids = new Set(everything(root).map(({ attributes }) => attributes.guid));
  for (const { attributes } of everything(root))
    if (attributes.targetGUID) expect(guids).toContain(attributes.targetGUID);
}
