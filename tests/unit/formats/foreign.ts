import { zipSync } from 'fflate';

/* Files as other programs make them, on the invented report: the examples that the importers' tests share. */

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const jsonOf = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

const url = 'https://www.qingxi.example/report/2026.html';

export const w3cFile = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://elsewhere.example/collection/1',
  type: 'AnnotationCollection',
  label: '别处的批注',
  total: 3,
  first: {
    type: 'AnnotationPage',
    startIndex: 0,
    items: [
      {
        id: 'https://elsewhere.example/anno/1',
        type: 'Annotation',
        motivation: 'commenting',
        created: '2026-11-20T08:00:00Z',
        modified: '2026-11-21T08:00:00Z',
        body: [
          {
            type: 'TextualBody',
            value: '教育',
            purpose: 'tagging',
            'skos:broader': { id: 'urn:uuid:0a1b2c3d-0000-4000-8000-00000000000e', 'skos:prefLabel': '民生' },
          },
          { type: 'TextualBody', value: '民生实事', purpose: 'classifying', language: 'zh-CN' },
          { type: 'TextualBody', value: '与上年比较', purpose: 'commenting', format: 'text/plain' },
        ],
        target: {
          source: url,
          selector: [
            { type: 'TextQuoteSelector', exact: '新增公办幼儿园学位1200个', prefix: '改善民生。', suffix: '。' },
            { type: 'TextPositionSelector', start: 142, end: 156 },
          ],
        },
      },
      { id: 'urn:x', type: 'Annotation', motivation: 'replying', target: 'https://elsewhere.example/anno/1' },
      { id: 'urn:y', type: 'Annotation', bodyValue: '关于整页', target: url },
    ],
  },
};

export const hypothesisFile = {
  export_date: '2026-11-22T08:00:00Z',
  export_userid: 'acct:reader@hypothes.is',
  client_version: '1.1500.0',
  annotations: [
    {
      id: 'Zx0aAbCdEe8',
      created: '2026-11-20T08:00:00.123456+00:00',
      updated: '2026-11-20T08:00:00.123456+00:00',
      user: 'acct:reader@hypothes.is',
      uri: url,
      text: '',
      tags: ['粮食安全', '数据'],
      group: '__world__',
      permissions: { read: ['group:__world__'] },
      document: { title: ['青溪县2026年政府工作报告'] },
      target: [
        {
          source: url,
          selector: [
            { type: 'RangeSelector', startContainer: '/p[5]', endContainer: '/p[5]', startOffset: 3, endOffset: 15 },
            { type: 'TextPositionSelector', start: 73, end: 86 },
            { type: 'TextQuoteSelector', exact: '粮食总产量达到31.4万吨', prefix: '6.2%，', suffix: '。' },
          ],
        },
      ],
    },
    { id: 'reply', references: ['Zx0aAbCdEe8'], uri: url, text: '同意', tags: [], target: [{ source: url }] },
    { id: 'page', uri: url, text: '口径有变', tags: [], target: [{ source: url }] },
  ],
};

export const hypothesisTable = [
  'Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags',
  `2026-11-20 08:00,reader,,${url},Public,Annotation,粮食总产量达到31.4万吨,"两行\n批语",粮食安全,`.replace(/,$/, ''),
  `2026-11-20 08:01,reader,,${url},Public,Highlight,"新增公办幼儿园学位1200个",,"教育,数据"`,
  `2026-11-20 08:02,reader,,${url},Public,Reply,,同意,`,
  `2026-11-20 08:03,reader,,${url},Public,Page note,,口径有变,`,
].join('\n');

export const readwiseTable = [
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
  '粮食总产量达到31.4万吨,青溪县2026年政府工作报告,林知远,,与上年比较,yellow,粮食安全,order,12,2026-11-20 08:00:00+00:00,',
  '"一句“带引号""的话",另一份报告,,,,,,,,,',
].join('\r\n');

export const clipperFile = [
  {
    url,
    title: '青溪县2026年政府工作报告',
    highlights: [
      {
        text: '全县地区生产总值增长6.2%\n\n粮食总产量达到31.4万吨',
        timestamp: '2026-11-20T08:00:00Z',
        notes: ['甲', '乙'],
      },
      { text: '<p>新增公办幼儿园学位<b>1200</b>个&nbsp;</p>', timestamp: '2026-11-20T08:05:00Z' },
    ],
    data: [
      {
        id: '1795000000000',
        type: 'text',
        xpath: '/p[5]',
        startOffset: 0,
        endOffset: 9,
        content: '全县地区生产总值增长6.2%',
        groupId: 'g1',
        textQuote: { prefix: '工作回顾', suffix: '，' },
      },
      {
        id: '1795000000001',
        type: 'text',
        xpath: '/p[6]',
        startOffset: 0,
        endOffset: 9,
        content: '粮食总产量达到31.4万吨',
        groupId: 'g1',
        textQuote: { prefix: '，', suffix: '。' },
      },
      {
        id: '1795000300000',
        type: 'text',
        xpath: '',
        startOffset: 0,
        endOffset: 0,
        content: '新增公办幼儿园学位1200个',
      },
    ],
  },
];

const sourceText = '\uFEFF第一行：𠮷水灌区😀示范带。\r\n第二行：新增公办幼儿园学位1200个。\r\n';

/** As ATLAS.ti writes it: the inner file under the project's name, CRLF that counts as one, `Sources`, braces. */
export const projectXml = `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="青溪" origin="ATLAS.ti 26.1.2" basePath="">
<Users><User guid="{11111111-0000-4000-8000-000000000001}" name="reader"/></Users>
<CodeBook><Codes>
<Code guid="{22222222-0000-4000-8000-000000000001}" name="民生" isCodable="true" color="#0a7">
<Description>百姓的事</Description>
<Code guid="22222222-0000-4000-8000-000000000002" name="学前教育" isCodable="true"/>
</Code></Codes></CodeBook>
<Variables><Variable guid="33333333-0000-4000-8000-000000000001" name="年份" typeOfVariable="Integer"/>
<Variable guid="33333333-0000-4000-8000-000000000002" name="place" typeOfVariable="Text"/></Variables>
<Cases><Case guid="44444444-0000-4000-8000-000000000001" name="青溪">
<VariableValue><VariableRef targetGUID="33333333-0000-4000-8000-000000000002"/><TextValue>青溪县</TextValue></VariableValue>
<SourceRef targetGUID="55555555-0000-4000-8000-000000000001"/></Case></Cases>
<Sources>
<TextSource guid="55555555-0000-4000-8000-000000000001" name="青溪县政府工作报告" plainTextPath="internal://55555555-0000-4000-8000-000000000001.txt" creationDateTime="2026-11-20T08:00:00Z">
<PlainTextSelection guid="66666666-0000-4000-8000-000000000001" name="𠮷水灌区😀示范带" startPosition="4" endPosition="12" creationDateTime="2026-11-20T08:00:00Z">
<Description>批语 &lt;script&gt;alert(1)&lt;/script&gt;</Description>
<Coding guid="77777777-0000-4000-8000-000000000001"><CodeRef targetGUID="22222222-0000-4000-8000-000000000002"/></Coding>
</PlainTextSelection>
<PlainTextSelection guid="66666666-0000-4000-8000-000000000002" name="新增公办幼儿园学位1200个" startPosition="18" endPosition="32"/>
<PlainTextSelection guid="66666666-0000-4000-8000-000000000003" name="标签" startPosition="900" endPosition="910"/>
<Coding guid="77777777-0000-4000-8000-000000000002"><CodeRef targetGUID="22222222-0000-4000-8000-000000000001"/></Coding>
<NoteRef targetGUID="88888888-0000-4000-8000-000000000001"/>
<VariableValue><VariableRef targetGUID="33333333-0000-4000-8000-000000000001"/><IntegerValue>2026</IntegerValue></VariableValue>
</TextSource>
<PictureSource guid="55555555-0000-4000-8000-000000000002" name="图"><PictureSelection guid="66666666-0000-4000-8000-000000000004" firstX="0" firstY="0" secondX="1" secondY="1"/></PictureSource>
</Sources>
<Notes><Note guid="88888888-0000-4000-8000-000000000001" name="备忘"><PlainTextContent>与上年对照</PlainTextContent></Note></Notes>
</Project>`;

export const projectFiles: { [name: string]: Uint8Array } = {
  '青溪.qde': bytesOf(projectXml),
  'Sources/55555555-0000-4000-8000-000000000001.txt': bytesOf(sourceText),
};
export const projectFile = (): Uint8Array => zipSync(projectFiles);

/**
 * As QualCoder writes it: a category that is not codable, BOM in the text, a memo as Description, line ends of the quote
 * made spaces in its name, no time zone in its times.
 */
export const qualCoderFile = (): Uint8Array =>
  zipSync({
    'project.qde': bytesOf(`<?xml version="1.0" encoding="utf-8"?>
<Project name="qingxi" xmlns="urn:QDA-XML:project:1.0" origin="QualCoder-3.8" creatingUserGUID="11111111-0000-4000-8000-000000000001" creationDateTime="2026-11-20T08:00:00" basePath="">
<Users><User guid="11111111-0000-4000-8000-000000000001" name="default"/></Users>
<CodeBook><Codes>
<Code guid="22222222-0000-4000-8000-000000000001" name="民生" isCodable="false">
<Code guid="22222222-0000-4000-8000-000000000002" name="教育" isCodable="true" color="#B8B8B8"><Description>学校</Description></Code>
</Code></Codes></CodeBook>
<Sources>
<TextSource guid="55555555-0000-4000-8000-000000000001" name="青溪县政府工作报告.txt" richTextPath="internal://55555555-0000-4000-8000-000000000002.docx" plainTextPath="internal://55555555-0000-4000-8000-000000000001.txt" creatingUser="11111111-0000-4000-8000-000000000001" creationDateTime="2026-11-20T08:00:00">
<PlainTextSelection guid="66666666-0000-4000-8000-000000000001" name="持续改善民生。 新增公办幼儿园学位1200个" startPosition="2" endPosition="24" creatingUser="11111111-0000-4000-8000-000000000001" creationDateTime="2026-11-20T08:00:00"><Description>批语</Description><Coding guid="77777777-0000-4000-8000-000000000001" creatingUser="11111111-0000-4000-8000-000000000001" creationDateTime="2026-11-20T08:00:00"><CodeRef targetGUID="22222222-0000-4000-8000-000000000002"/></Coding></PlainTextSelection>
</TextSource>
</Sources>
<Notes><Note guid="88888888-0000-4000-8000-000000000001" name="日志" plainTextPath="internal://88888888-0000-4000-8000-000000000001.txt"/></Notes>
<Description>写论文用的项目</Description>
<NoteRef targetGUID="88888888-0000-4000-8000-000000000001"/>
</Project>`),
    'sources/55555555-0000-4000-8000-000000000001.txt': bytesOf('\uFEFF二、持续改善民生。\n新增公办幼儿园学位1200个。'),
    'sources/88888888-0000-4000-8000-000000000001.txt': bytesOf('\uFEFF先读民生一章'),
    'sources/55555555-0000-4000-8000-000000000002.docx': new Uint8Array([0x50, 0x4b, 3, 4]),
  });

/**
 * As QualCoder gives back what came from here: a selection for each code, GUIDs of its own, types under a category of
 * that name, what is annotated and not coded as a Note of its own. It names one such Note of a source and forgets others.
 */
export const qualCoderBack = (): Uint8Array => {
  const selection = (n: number, code: number, from: number, to: number, comment = '') =>
    `<PlainTextSelection guid="66666666-0000-4000-8000-00000000000${n}" startPosition="${from}" endPosition="${to}">${comment && `<Description>${comment}</Description>`}<Coding guid="77777777-0000-4000-8000-00000000000${n}"><CodeRef targetGUID="22222222-0000-4000-8000-00000000000${code}" /></Coding></PlainTextSelection>`;
  const annotation = (n: number, comment: string, from: number, to: number) =>
    `<Note guid="88888888-0000-4000-8000-00000000000${n}" creatingUser="" creationDateTime="2026-11-20T08:00:00.000Z" ><PlainTextContent>${comment}</PlainTextContent><PlainTextSelection guid="99999999-0000-4000-8000-00000000000${n}" startPosition="${from}" endPosition="${to}" /></Note>`;
  return zipSync({
    'project.qde': bytesOf(`<?xml version="1.0" encoding="utf-8"?>
<Project name="back.qda" origin="3.9" xmlns="urn:QDA-XML:project:1.0">
<CodeBook><Codes>
<Code guid="22222222-0000-4000-8000-000000000001" name="教育" isCodable="true" color="#8BC34A" />
<Code guid="22222222-0000-4000-8000-000000000002" name="农业农村" isCodable="true" color="#8BC34A" />
<Code guid="22222222-0000-4000-8000-000000000003" name="类型" isCodable="false"><Code guid="22222222-0000-4000-8000-000000000004" name="数据" isCodable="true" /></Code>
</Codes></CodeBook>
<Sources><TextSource plainTextPath="internal://55555555-0000-4000-8000-000000000001.txt" guid="55555555-0000-4000-8000-000000000001" name="青溪县2026年政府工作报告">
${selection(1, 1, 10, 24, '批语')}${selection(2, 2, 10, 24, '批语')}${selection(3, 4, 10, 24, '批语')}${selection(4, 1, 10, 24, '另一条')}
<NoteRef targetGUID="88888888-0000-4000-8000-000000000001" /></TextSource></Sources>
<Notes>${annotation(1, '', 2, 8)}${annotation(2, '不知在哪', 0, 2)}</Notes>
</Project>`),
    'sources/55555555-0000-4000-8000-000000000001.txt': bytesOf('\uFEFF二、持续改善民生。\n新增公办幼儿园学位1200个。'),
  });
};

/**
 * As NVivo writes it: a PDF with its text as Representation, selections without names, codes over codes that are all
 * codable, a prefix on every element.
 */
export const nvivoFile = (): Uint8Array =>
  zipSync({
    'project.qde': bytesOf(`<?xml version="1.0" encoding="utf-8" standalone="no"?>
<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="青溪" origin="NVivo 15" basePath="">
<q:Users><q:User guid="11111111-0000-4000-8000-000000000001" name="LZY"/></q:Users>
<q:CodeBook><q:Codes><q:Code guid="22222222-0000-4000-8000-000000000001" name="民生" isCodable="true"><q:Code guid="22222222-0000-4000-8000-000000000002" name="教育" isCodable="true"/></q:Code></q:Codes></q:CodeBook>
<q:Sources>
<q:PDFSource guid="55555555-0000-4000-8000-000000000001" name="青溪县政府工作报告" path="internal://55555555-0000-4000-8000-000000000003.pdf">
<q:PDFSelection guid="66666666-0000-4000-8000-000000000009" name="图" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/>
<q:Representation guid="55555555-0000-4000-8000-000000000002" plainTextPath="internal://55555555-0000-4000-8000-000000000002.txt">
<q:PlainTextSelection guid="66666666-0000-4000-8000-000000000001" startPosition="11" endPosition="25"><q:Coding guid="77777777-0000-4000-8000-000000000001"><q:CodeRef targetGUID="22222222-0000-4000-8000-000000000001"/></q:Coding><q:Coding guid="77777777-0000-4000-8000-000000000002"><q:CodeRef targetGUID="22222222-0000-4000-8000-000000000002"/></q:Coding></q:PlainTextSelection>
</q:Representation>
</q:PDFSource>
</q:Sources>
</q:Project>`),
    'sources/55555555-0000-4000-8000-000000000002.txt': bytesOf('二、持续改善民生。\r\n新增公办幼儿园学位1200个。'),
    'sources/55555555-0000-4000-8000-000000000003.pdf': bytesOf('%PDF-1.7'),
  });

export const codebookXml = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes>
<Code guid="22222222-0000-4000-8000-000000000001" name="民生" isCodable="true" color="#00AA77"><Description>百姓的事</Description>
<Code guid="22222222-0000-4000-8000-000000000002" name="学前教育" isCodable="true"/></Code>
<Code guid="22222222-0000-4000-8000-000000000003" name="" isCodable="true"/>
</Codes></CodeBook>`;
