import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeJson } from '../../../core/export/json';
import { makeQdpx } from '../../../core/export/qdpx';
import { parse, plan } from '../../../core/import';
import type { Bundle } from '../../../core/model';
import {
  bytesOf,
  clipperFile,
  codebookXml,
  hypothesisFile,
  hypothesisTable,
  jsonOf,
  nvivoFile,
  projectFile,
  projectFiles,
  projectXml,
  qualCoderBack,
  qualCoderFile,
  readwiseTable,
  w3cFile,
} from './foreign';
import { bundle, report } from './invented';
import { library, reasonOf, told } from './told';

describe('W3C Web Annotation', () => {
  test('quotes, tags and comments; what replies is told; what is about the page becomes its memo', async () => {
    const { notes, outcomes, reports } = await told(jsonOf(w3cFile));
    expect(notes).toEqual([{ quote: '新增公办幼儿园学位1200个', areas: ['教育', '民生实事'], comment: '与上年比较' }]);
    expect(outcomes).toEqual(['read', 'import_invalid_reply', 'read']);
    expect(reports.map(({ memo }) => memo)).toEqual(['关于整页']);
  });

  test('one annotation alone, a list of them, and a page of a collection that is elsewhere', async () => {
    const [first] = w3cFile.first.items;
    expect((await told(jsonOf(first))).notes).toHaveLength(1);
    expect((await told(jsonOf([first]))).notes).toHaveLength(1);
    expect((await told(jsonOf(w3cFile.first))).notes).toHaveLength(1);
    expect((await told(jsonOf({ '@context': w3cFile['@context'], '@graph': [first] }))).notes).toHaveLength(1);
    expect(await reasonOf(jsonOf({ ...w3cFile, first: 'https://elsewhere.example/page1' }))).toEqual([
      'import_w3cPagesElsewhere',
    ]);
  });
});

test('a REFI-QDA code keeps a name in brackets that is its own', async () => {
  const book = codebookXml.replace(
    /<Codes>.*<\/Codes>/s,
    '<Codes><Code name="民生" isCodable="true"><Code name="教育（民生）" isCodable="true"/></Code></Codes>',
  );
  const { bundle: incoming } = await parse('x.qdc', bytesOf(book));
  expect(incoming.codebooks.flatMap(({ codes }) => codes.map(({ name }) => name.zh))).toEqual(['民生', '教育（民生）']);
});

test('W3C codes: so many above one another as a codebook may have, and no more', async () => {
  let code: object = { 'skos:prefLabel': '最上' };
  for (let level = 0; level < 100; level++) code = { 'skos:prefLabel': `第${level}层`, 'skos:broader': code };
  const body = { type: 'TextualBody', value: '最下', purpose: 'tagging', 'skos:broader': code };
  const [first] = w3cFile.first.items;
  const { incoming, notes } = await told(jsonOf({ ...first, body }));
  expect(notes).toMatchObject([{ areas: ['最下'] }]);
  expect(incoming.codebooks.flatMap(({ codes }) => codes)).toHaveLength(9);
});

test('W3C: what is said of several passages is said of each; without ids passages are told apart by their places', async () => {
  const [first] = w3cFile.first.items;
  const at = (exact: string, prefix: string) => ({
    source: 'https://www.qingxi.example/report/2026.html',
    selector: { type: 'TextQuoteSelector', exact, prefix },
  });
  const several = {
    ...first,
    target: [at('粮食', '一'), { type: 'List', items: [at('教育', '二'), at('就业', '三')] }],
  };
  const nameless = ['四', '五'].map((prefix) => ({
    type: 'Annotation',
    bodyValue: prefix,
    target: at('粮食', prefix),
  }));
  const { notes, outcomes } = await told(jsonOf([several, ...nameless]));
  expect(notes.map(({ quote, comment }) => [quote, comment])).toEqual([
    ['粮食', '与上年比较'],
    ['教育', '与上年比较'],
    ['就业', '与上年比较'],
    ['粮食', '四'],
    ['粮食', '五'],
  ]);
  expect(outcomes).toEqual(['read', 'read', 'read', 'read', 'read']);
});

test('W3C: a body without a purpose has the annotation’s motivation; all bodies of a Choice are read', async () => {
  const [first] = w3cFile.first.items;
  const tagging = { ...first, motivation: 'tagging', body: { type: 'TextualBody', value: '教育' } };
  const items = ['甲', '乙'].map((value) => ({ type: 'TextualBody', value }));
  const choice = { ...first, id: 'https://elsewhere.example/anno/2', body: { type: 'Choice', items } };
  const { notes } = await told(jsonOf([tagging, choice]));
  expect(notes.map(({ areas, comment }) => [areas, comment])).toEqual([
    [['教育'], ''],
    [[], '甲\n\n乙'],
  ]);
});

describe('W3C pages', () => {
  test('that stand in one another are all read; those that are elsewhere are told', async () => {
    const [first] = w3cFile.first.items;
    const last = { type: 'AnnotationPage', items: [first], next: 'https://elsewhere.example/page3' };
    const page = { type: 'AnnotationPage', items: [{ ...first, id: 'https://elsewhere.example/anno/2' }], next: last };
    const { notes, outcomes } = await told(jsonOf({ ...w3cFile, first: page }));
    expect(notes).toHaveLength(2);
    expect(outcomes).toEqual(['read', 'read', 'import_w3cPagesElsewhere']);
  });
});

describe('Hypothesis', () => {
  test('JSON: a tag that only one of our codes is named by is that code', async () => {
    const { notes, outcomes, reports } = await told(jsonOf(hypothesisFile));
    expect(notes).toEqual([{ quote: '粮食总产量达到31.4万吨', areas: ['粮食安全'], type: '数据', comment: '' }]);
    expect(outcomes).toEqual(['read', 'import_invalid_reply', 'read']);
    expect(reports).toMatchObject([
      { title: '青溪县2026年政府工作报告', memo: '口径有变', kind: 'government-work-report' },
    ]);
  });

  test('CSV', async () => {
    const { notes, outcomes } = await told(bytesOf(hypothesisTable));
    expect(notes).toEqual([
      { quote: '粮食总产量达到31.4万吨', areas: ['粮食安全'], comment: '两行\n批语' },
      { quote: '新增公办幼儿园学位1200个', areas: ['教育'], type: '数据', comment: '' },
    ]);
    expect(outcomes).toEqual(['read', 'read', 'import_invalid_reply', 'read']);
  });
});

test('Readwise, as it gives highlights and as it takes them', async () => {
  const { notes, reports, incoming } = await told(bytesOf(readwiseTable));
  expect(notes).toEqual([
    { quote: '粮食总产量达到31.4万吨', areas: ['粮食安全'], comment: '与上年比较' },
    { quote: '一句“带引号"的话', areas: [], comment: '' },
  ]);
  expect(reports.map(({ title }) => title)).toEqual(['青溪县2026年政府工作报告', '另一份报告']);
  expect(incoming.notes[0]?.created).toBe('2026-11-20T08:00:00.000Z');

  const [url, title] = ['https://www.qingxi.example/report/2026.html', '青溪县2026年政府工作报告'];
  const taken = await told(
    bytesOf(
      `Highlight,Title,Author,URL,Note,Location,Date\n粮食总产量,${title},林知远,${url},留意,12,2026-11-20 08:00:00\n`,
    ),
  );
  expect(taken.notes).toEqual([{ quote: '粮食总产量', areas: [], comment: '留意' }]);
  expect(taken.reports).toMatchObject([{ title, speaker: '林知远', pages: [{ url }] }]);
});

test('Obsidian Web Clipper: the same words marked twice are two notes', async () => {
  const [page] = clipperFile;
  const highlights = ['甲', '乙'].map((remark, n) => ({
    text: '粮食',
    timestamp: `2026-11-20T08:00:0${n}Z`,
    notes: [remark],
  }));
  const { notes } = await told(jsonOf([{ url: page?.url, title: page?.title, highlights }]));
  expect(notes.map(({ comment }) => comment)).toEqual(['甲', '乙']);
});

test('Obsidian Web Clipper: a selection over two blocks is one note, HTML is made plain', async () => {
  const { notes, incoming } = await told(jsonOf(clipperFile));
  expect(notes.map(({ quote, comment }) => [quote, comment])).toEqual([
    ['全县地区生产总值增长6.2%\n\n粮食总产量达到31.4万吨', '甲\n\n乙'],
    ['新增公办幼儿园学位1200个', ''],
  ]);
  expect(incoming.notes[0]).toMatchObject({
    anchor: { quote: { prefix: '工作回顾', suffix: '。' } },
    created: '2026-11-20T08:00:00.000Z',
  });
});

describe('REFI-QDA', () => {
  test('a project of another program: inner name, Sources, BOM, CRLF, braces, cases', async () => {
    const { notes, outcomes, reports, incoming } = await told(projectFile());
    expect(notes).toEqual([
      { quote: '𠮷水灌区😀示范带', areas: ['学前教育'], comment: '批语 <script>alert(1)</script>' },
      { quote: '新增公办幼儿园学位1200个', areas: [], comment: '' },
    ]);
    expect(outcomes).toEqual([
      'import_invalid_notText',
      'read',
      'read',
      'import_invalid_position',
      'import_invalid_notText',
    ]);
    expect(reports).toMatchObject([
      { title: '青溪县政府工作报告', region: '青溪县', year: 2026, memo: '与上年对照', kind: 'government-work-report' },
    ]);
    const [text] = incoming.texts;
    expect(text?.text.startsWith('第一行')).toBe(true);
    for (const { anchor } of incoming.notes)
      expect(text?.text.slice(anchor.position?.start, anchor.position?.end)).toBe(anchor.quote.exact);
  });

  test.each([
    ['UTF-16', [4, 14, 20, 34]],
    ['CRLF as two', [4, 12, 19, 33]],
    ['the BOM as one', [5, 13, 19, 33]],
  ])('positions that count %s are led to their quotes', async (_, [a, b, c, d]) => {
    const counted = projectXml
      .replace('"4" endPosition="12"', `"${a}" endPosition="${b}"`)
      .replace('"18" endPosition="32"', `"${c}" endPosition="${d}"`);
    const { notes } = await told(zipSync({ ...projectFiles, '青溪.qde': bytesOf(counted) }));
    expect(notes.map(({ quote }) => quote)).toEqual(['𠮷水灌区😀示范带', '新增公办幼儿园学位1200个']);
  });

  test('QualCoder: a category, a BOM, a quote whose line ends are spaces; the project’s own memo is told', async () => {
    const { notes, outcomes, reports, incoming } = await told(qualCoderFile());
    expect(notes).toEqual([{ quote: '持续改善民生。\n新增公办幼儿园学位1200个', areas: ['教育'], comment: '批语' }]);
    expect(outcomes).toEqual(['read', 'import_invalid_projectMemo']);
    expect(reports.map(({ title }) => title)).toEqual(['青溪县政府工作报告.txt']);
    expect(incoming.texts.map(({ text }) => text)).toEqual(['二、持续改善民生。\n新增公办幼儿园学位1200个。']);
  });

  test('back from QualCoder: one note for the selections that it makes of each code; annotations are notes; types are types', async () => {
    const { notes, outcomes, incoming } = await told(qualCoderBack());
    expect(notes).toEqual([
      { quote: '新增公办幼儿园学位1200个', areas: ['教育', '农业农村'], type: '数据', comment: '批语' },
      { quote: '新增公办幼儿园学位1200个', areas: ['教育'], comment: '另一条' },
      { quote: '持续改善民生', areas: [], comment: '' },
    ]);
    expect(incoming.codebooks[0]?.codes.map(({ name, facet }) => [name.zh, facet])).toEqual([
      ['教育', 'area'],
      ['农业农村', 'area'],
      ['数据', 'type'],
    ]);
    expect(outcomes.filter((outcome) => outcome !== 'read')).toEqual(['import_invalid_noSource']);
  });

  test('a Note is told for what it is of: of a coding it is its passage’s, of a code or a case no report’s, else of nothing', async () => {
    const note = (n: number, text: string) =>
      `<Note guid="88888888-0000-4000-8000-00000000000${n}"><PlainTextContent>${text}</PlainTextContent></Note>`;
    const ref = (n: number) => `<NoteRef targetGUID="88888888-0000-4000-8000-00000000000${n}"/>`;
    const noted = projectXml
      .replace('</Coding>', `${ref(2)}</Coding>`)
      .replace('</Code>', `${ref(3)}</Code>`)
      .replace('</Notes>', `${note(2, '编码的理由')}${note(3, '这个编码')}${note(4, '没有归属')}</Notes>`);
    const { notes, outcomes } = await told(zipSync({ ...projectFiles, '青溪.qde': bytesOf(noted) }));
    expect(notes[0]?.comment).toBe('批语 <script>alert(1)</script>\n\n编码的理由');
    expect(outcomes.filter((outcome) => /codeMemo|noSource/.test(outcome))).toEqual([
      'import_invalid_codeMemo',
      'import_invalid_noSource',
    ]);
  });

  test('NVivo: the text of a PDF, selections without names, prefixed elements', async () => {
    const { notes, outcomes } = await told(nvivoFile());
    expect(notes).toEqual([{ quote: '新增公办幼儿园学位1200个', areas: ['民生', '教育'], comment: '' }]);
    expect(outcomes).toEqual(['import_invalid_notText', 'read']);
  });

  test('a codebook; a code without a name is told', async () => {
    const { incoming, outcomes } = await told(bytesOf(codebookXml));
    expect(incoming.codebooks[0]?.codes.map(({ name, parent }) => [name.zh, parent === undefined])).toEqual([
      ['民生', true],
      ['学前教育', false],
    ]);
    expect(outcomes).toEqual(['read', 'read', 'import_invalid_noName']);
  });

  test('documents of one name in several folders are several reports', async () => {
    const source = (text: string) =>
      `<TextSource guid="55555555-0000-4000-8000-00000000000${text.length}" name="政府工作报告"><PlainTextContent>${text}</PlainTextContent><PlainTextSelection guid="66666666-0000-4000-8000-00000000000${text.length}" startPosition="0" endPosition="3"/></TextSource>`;
    const xml = `<Project><Sources>${source('青溪县的报告')}${source('云岭市的报告。')}</Sources></Project>`;
    const { notes, reports, incoming } = await told(bytesOf(xml));
    expect(notes.map(({ quote }) => quote)).toEqual(['青溪县', '云岭市']);
    expect(reports.map(({ title }) => title)).toEqual(['政府工作报告', '政府工作报告']);
    expect(new Set(incoming.notes.map((note) => note.report)).size).toBe(2);
  });

  test('of documents of no known kind, of one place and year, each is one report with all its pages', async () => {
    const page = (n: number) => ({ url: `https://www.qingxi.example/${n}.html`, title: '', text: `h${n}` });
    const document = (id: string, title: string, ...pages: number[]) => ({
      ...report,
      id,
      kind: 'other',
      title,
      memo: '',
      pages: pages.map(page),
    });
    const texts = [1, 2, 3].map((n) => ({
      hash: `h${n}`,
      text: `第${n}页`,
      url: page(n).url,
      title: '',
      seen: report.created,
    }));
    const reports = [document('a', '优化营商环境方案', 1, 2), document('b', '安全生产讲话', 3)];
    const { reports: back } = await told(await makeQdpx({ ...bundle, reports, texts, notes: [] }));
    expect(back.map(({ title, pages }) => [title, pages.length])).toEqual([
      ['优化营商环境方案', 2],
      ['安全生产讲话', 1],
    ]);
  });

  test('a text in another encoding is told; the other sources are read', async () => {
    const other = projectXml.replace(
      '<PictureSource',
      '<TextSource guid="55555555-0000-4000-8000-000000000009" name="乙" plainTextPath="internal://b.txt"><PlainTextSelection guid="66666666-0000-4000-8000-000000000009" startPosition="0" endPosition="2"/></TextSource><PictureSource',
    );
    const gbk = Uint8Array.from([0xc1, 0xb8, 0xca, 0xb3]);
    const { notes, outcomes } = await told(
      zipSync({ ...projectFiles, '青溪.qde': bytesOf(other), 'sources/b.txt': gbk }),
    );
    expect(notes).toHaveLength(2);
    expect(outcomes).toContain('import_invalid_source');
  });

  test('imported twice, a project changes nothing', async () => {
    const first = await told(projectFile());
    const kept: Bundle = { reports: [], texts: [], notes: [], codebooks: [...library.codebooks] };
    for (const each of first.settled) {
      if (each.kind === 'report') kept.reports.push(each.record);
      if (each.kind === 'note') kept.notes.push(each.record);
      if (each.kind === 'text') kept.texts.push(each.record);
      if (each.kind === 'codebook') kept.codebooks.push(each.record);
    }
    const again = await parse('again.qdpx', projectFile());
    expect(new Set(plan(again.bundle, kept).map(({ outcome }) => outcome))).toEqual(new Set(['duplicate']));
  });
});

describe('files that mean harm, or are broken', () => {
  test.each([
    ['nothing', bytesOf(''), 'import_empty'],
    ['spaces', bytesOf(' \n '), 'import_empty'],
    ['cut JSON', bytesOf('{"format":"quanyue-backup","version":1,"notes":['), 'import_notJson'],
    ['JSON nested beyond all measure', bytesOf('['.repeat(2_000_000)), 'import_notJson'],
    ['a newer backup', jsonOf({ format: 'quanyue-backup', version: 99 }), 'import_newerVersion'],
    ['lists that are none', jsonOf({ format: 'quanyue-backup', version: 1, notes: 'x' }), 'import_notOurs'],
    ['some JSON', jsonOf({ hello: 1 }), 'import_notOurs'],
    ['some table', bytesOf('a,b\n1,2'), 'import_notOurs'],
    [
      'JSON in GBK',
      Uint8Array.from([0x7b, 0x22, 0xd0, 0xc2, 0xd4, 0xf6, 0xb9, 0xab, 0xb0, 0xec, 0x22, 0x3a, 0x31, 0x7d]),
      'import_encoding',
    ],
    ['UTF-16 without a BOM', Uint8Array.from([0x7b, 0, 0x22, 0, 0x7d, 0]), 'import_encoding'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'import_encoding'],
    [
      'entities',
      bytesOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><CodeBook>&y;</CodeBook>'),
      'import_xmlDoctype',
    ],
    ['an unknown entity', bytesOf('<CodeBook>&boom;</CodeBook>'), 'import_notXml'],
    ['cut XML', bytesOf(projectXml.slice(0, 900)), 'import_notXml'],
    ['XML nested deeply', bytesOf('<a>'.repeat(300)), 'import_xmlTooDeep'],
    ['a web page', bytesOf('<!DOCTYPE html><html><body/></html>'), 'import_notOurs'],
    ['a workbook', zipSync({ '[Content_Types].xml': bytesOf('<Types/>') }), 'import_office'],
    ['XML of another kind', bytesOf('<rss><channel/></rss>'), 'import_notOurs'],
    ['a cut zip', projectFile().slice(0, 300), 'import_notZip'],
    ['a zip without a project', zipSync({ 'a.txt': bytesOf('x') }), 'import_noProject'],
    ['a zip that leads away', zipSync({ ...projectFiles, '../../evil.qde': bytesOf('x') }), 'import_zipPath'],
    ['a zip with an absolute name', zipSync({ ...projectFiles, '/etc/x.qde': bytesOf('x') }), 'import_zipPath'],
    ['a zip with backslashes', zipSync({ ...projectFiles, 'sources\\..\\x.txt': bytesOf('x') }), 'import_zipPath'],
    ['a project that is no XML', zipSync({ 'project.qde': bytesOf('{}') }), 'import_notXml'],
  ])('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toEqual([reason]);
  });

  /** The zip with another size declared for every file. */
  function declaring(zip: Uint8Array, size: number): Uint8Array {
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    return zip;
  }

  test('a zip bomb is refused before it is unpacked', async () => {
    const packed = new Uint8Array(10_000);
    const files = Array.from({ length: 30 }, (_, n) => [`sources/${n}.txt`, packed] as const);
    const bomb = declaring(zipSync(Object.fromEntries(files), { level: 0 }), 10_000_000);
    expect(await reasonOf(bomb)).toEqual(['import_zipTooLarge']);
  });

  test('a zip that lies about its sizes gives no more than it told', async () => {
    const zip = () => zipSync({ 'project.qde': bytesOf(projectXml) });
    expect(await reasonOf(declaring(zip(), 100))).toEqual(['import_notXml']);
    expect(await reasonOf(declaring(zip(), 200_000_000))).toEqual(['import_zipTooLarge']);
  });

  test('members named __proto__ and constructor are members like any', async () => {
    const json = JSON.stringify(hypothesisFile).replace(
      '"text":""',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":""',
    );
    const { notes } = await told(bytesOf(json));
    expect(notes).toHaveLength(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('addresses that do something are none', async () => {
    const json = JSON.stringify(hypothesisFile.annotations).replaceAll(
      'https://www.qingxi.example/report/2026.html',
      'javascript:alert(1)',
    );
    const { incoming } = await told(bytesOf(`{"annotations":${json}}`));
    expect(incoming.notes.map(({ url }) => url)).toEqual(['']);
    expect(incoming.reports.flatMap(({ pages }) => pages)).toEqual([]);
  });

  test('a backup with one wrong record gives the others', async () => {
    const json = new TextDecoder().decode(await makeJson(bundle)).replace('"start":', '"start":"x","s":');
    const { bundle: incoming, rows } = await parse('b.json', bytesOf(json));
    expect(incoming.notes).toHaveLength(bundle.notes.length - 1);
    expect(rows.filter(({ outcome }) => outcome === 'invalid')).toEqual([
      { outcome: 'invalid', reason: 'import_invalid_notes' },
    ]);
  });

  test('a number that is infinite, and would come out of the next backup as none, is refused', async () => {
    const json = new TextDecoder().decode(await makeJson(bundle)).replace('"order":1', '"order":1e999');
    const { bundle: incoming, rows } = await parse('b.json', bytesOf(json));
    expect(incoming.codebooks).toEqual([]);
    expect(rows).toContainEqual({ outcome: 'invalid', reason: 'import_invalid_codebooks' });
  });

  test('a backup gives back what pages are let in with: titles of 10,000 characters', async () => {
    const title = '题'.repeat(10_000);
    const long: Bundle = {
      ...bundle,
      reports: [{ ...report, title, pages: report.pages.map((page) => ({ ...page, title })) }],
      texts: bundle.texts.map((text) => ({ ...text, title })),
    };
    expect((await parse('b.json', await makeJson(long))).bundle).toEqual(long);
  });

  test('a field beyond all measure is refused with its record; the others are read', async () => {
    const gigantic = '政'.repeat(2_000_000);
    const [first] = hypothesisFile.annotations;
    const [page] = clipperFile;
    const json = await makeJson({
      ...bundle,
      notes: bundle.notes.map((note, n) => (n ? note : { ...note, comment: gigantic })),
    });
    for (const [bytes, read, reason] of [
      [json, bundle.notes.length - 1, 'import_invalid_notes'],
      [
        jsonOf({ ...hypothesisFile, annotations: [{ ...first, text: gigantic }, first] }),
        1,
        'import_invalid_annotation',
      ],
      [
        jsonOf([{ ...page, highlights: [{ text: gigantic }, ...(page?.highlights ?? [])] }]),
        2,
        'import_invalid_annotation',
      ],
      [bytesOf(`${readwiseTable}\r\n${gigantic},,,,,,,,,,`), 2, 'import_invalid_annotation'],
    ] as const) {
      const { bundle: incoming, rows } = await parse('x', bytes);
      expect(incoming.notes).toHaveLength(read);
      expect(rows.filter(({ outcome }) => outcome === 'invalid')).toEqual([{ outcome: 'invalid', reason }]);
    }
  });

  const manyRefs = projectXml.replace(/<SourceRef[^>]*>/, (ref) => ref.repeat(100_000));
  test.each<[string, () => Uint8Array, number]>([
    ['titles', () => jsonOf([{ ...clipperFile[0], title: '国民经济和社会发展计划'.repeat(20_000) }]), 2],
    ['spaces', () => jsonOf([{ ...clipperFile[0], highlights: [{ text: `<p>甲${' '.repeat(900_000)}乙` }] }]), 1],
    ['cases', () => zipSync({ ...projectFiles, '青溪.qde': bytesOf(manyRefs) }, { level: 1 }), 2],
  ])('%s that are made to take very long take no longer than any', async (_, made, notes) => {
    expect((await parse('x', made())).bundle.notes).toHaveLength(notes);
  });

  test.each<[string, string]>([
    ['rows', 'Highlight\n\n'.repeat(1_600_000)],
    ['objects', `{"annotations":[${'{},'.repeat(10_000_000)}{}]}`],
    ['records', `{\n "format": "quanyue-backup",\n "notes": [\n${'  {},\n'.repeat(3_000_001)} ]\n}\n`],
  ])('%s of a few bytes, more than the memory holds, are refused before they are made', async (_, text) => {
    expect(await reasonOf(bytesOf(text))).toEqual(['import_tooLarge']);
  });

  test('one text selected a great many times is refused before it fills the memory', async () => {
    const text = '政'.repeat(900_000);
    const selections = Array.from(
      { length: 300 },
      (_, n) => `<PlainTextSelection guid="${n}" startPosition="${n}" endPosition="890000"/>`,
    );
    const xml = `<Project><Sources><TextSource><PlainTextContent>${text}</PlainTextContent>${selections.join('')}</TextSource></Sources></Project>`;
    expect(await reasonOf(bytesOf(xml))).toEqual(['import_tooLarge']);
  });
});
