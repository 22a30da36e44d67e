import CSL from 'citeproc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reference } from '../../../core/export/references';
import { governmentOf, responsibleFor } from '../../../core/export/responsible';
import type { Report, Text } from '../../../core/model';
import { made, madeText } from './export-support';
import { bundle, report } from './invented';

const texts = new Map(bundle.texts.map((text) => [text.hash, text]));
const raise = (): never => {
  throw new Error('nothing there');
};
const { date: _date, ...dateless } = report;
const { speaker: _speaker, ...nameless } = report;

describe('references by GB/T 7714', () => {
  // What citeproc makes of these items with the styles of 2025 and 2015 that the CSL project publishes.
  test.each<[string, Report, string, string]>([
    [
      'a report on a page',
      report,
      '林知远. 青溪县2026年政府工作报告[EB/OL]. （2026-01-12）[2026-11-20]. https://www.qingxi.example/report/2026.html.',
      '林知远. 青溪县2026年政府工作报告[EB/OL]. (2026-01-12)[2026-11-20]. https://www.qingxi.example/report/2026.html.',
    ],
    [
      'without a date',
      dateless,
      '林知远. 青溪县2026年政府工作报告[EB/OL]. [2026-11-20]. https://www.qingxi.example/report/2026.html.',
      '林知远. 青溪县2026年政府工作报告[EB/OL]. [2026-11-20]. https://www.qingxi.example/report/2026.html.',
    ],
    [
      'without a page',
      { ...report, pages: [] },
      '林知远. 青溪县2026年政府工作报告[R]. 2026-01-12.',
      '林知远. 青溪县2026年政府工作报告[R]. 2026.',
    ],
    [
      'without a page and a date',
      { ...dateless, pages: [] },
      '林知远. 青溪县2026年政府工作报告[R].',
      '林知远. 青溪县2026年政府工作报告[R].',
    ],
    [
      'called no more than that',
      { ...report, title: '政府工作报告' },
      '林知远. 政府工作报告：2026年1月12日在青溪县第十八届人民代表大会第五次会议上[EB/OL]. （2026-01-12）[2026-11-20]. https://www.qingxi.example/report/2026.html.',
      '林知远. 政府工作报告: 2026年1月12日在青溪县第十八届人民代表大会第五次会议上[EB/OL]. (2026-01-12)[2026-11-20]. https://www.qingxi.example/report/2026.html.',
    ],
  ])('%s', (_, of, in2025, in2015) => {
    expect(reference(of, texts, '2025')).toBe(in2025);
    expect(reference(of, texts, '2015')).toBe(in2015);
  });

  test('say what citeproc says', () => {
    const word = fc.constantFrom(
      '政府工作报告',
      '青溪县2026年政府工作报告',
      '关于2025年工作的报告（摘要）',
      '林场“十五五”规划',
    );
    const day = fc.date({ min: new Date('1979-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
    const item = fc.record({
      title: word,
      speaker: fc.constantFrom('林知远', '阿依古丽·买买提', undefined),
      region: fc.constantFrom('青溪县', '云岭省青溪市', undefined),
      date: fc.option(
        day.map((date) => date.toISOString().slice(0, 10)),
        { nil: undefined },
      ),
      seen: day.map((date) => `${date.toISOString().slice(0, 10)}T12:00:00.000Z`),
      page: fc.boolean(),
      standard: fc.constantFrom('2025' as const, '2015' as const),
    });
    fc.assert(
      fc.property(item, ({ title, speaker, region, date, seen, page, standard }) => {
        const { session: _session, date: _1, speaker: _2, region: _3, ...rest } = report;
        const facts = Object.fromEntries(
          Object.entries({ date, speaker, region }).filter(([, value]) => value !== undefined),
        );
        const url = report.pages[0]?.url ?? '';
        const of: Report = { ...rest, title, ...facts, pages: page ? [{ url, title, text: 'h' }] : [] };
        const text: Text = { hash: 'h', text: '', url, title, seen };
        const ours = reference(of, new Map([['h', text]]), standard);
        expect(ours).toBe(citeproc(of, seen, standard));
      }),
    );
  });

  test('lead to the first page, whichever was read first', async () => {
    const [page = raise()] = report.pages;
    const pages = [{ ...page, url: 'https://www.qingxi.example/report/2026_2.html', part: 2 }, page];
    const two = { ...bundle, reports: [{ ...report, pages }] };
    expect(await madeText('references', two)).toContain(` ${page.url}.`);
    expect(await madeText('ris', two)).toContain(`UR  - ${page.url}\r\n`);
    expect(await madeText('markdown', two, { preset: 'obsidian' })).toContain(`source: "${page.url}"`);
  });

  test('are numbered, one a line, trash left out', async () => {
    const two = {
      ...bundle,
      reports: [report, { ...report, id: '2', trashed: report.created }, { ...report, id: '3' }],
    };
    const lines = (await madeText('references', two, { standard: '2015' })).split('\n');
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['[1] ', '[2] ', '']);
    expect(lines[0]).toContain('(2026-01-12)');
    expect(await madeText('references', two)).toContain('（2026-01-12）');
  });
});

describe('who answers for a report', () => {
  test.each([
    ['县长林知远', '林知远'],
    ['国务院总理 李想', '李想'],
    ['青溪市人民政府代市长候选人林知远', '林知远'],
    ['自治区主席阿依古丽·买买提', '阿依古丽·买买提'],
    ['林知远', '林知远'],
  ])('%s is %s', (speaker, name) => {
    expect(responsibleFor({ ...report, speaker })).toBe(name);
  });

  test('without a speaker it is the government of the place', () => {
    expect(responsibleFor(nameless)).toBe('青溪县人民政府');
    expect(governmentOf({ ...report, level: 'national' })).toBe('国务院');
    expect(governmentOf({ ...report, kind: 'court-report' })).toBeUndefined();
  });
});

describe('RIS', () => {
  test('is one record per report, one note per passage, all on lines of their own', async () => {
    const lines = (await madeText('ris', bundle)).split('\r\n');
    expect(lines.every((line) => /^$|^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('TY'))).toEqual(['TY  - RPRT']);
    expect(lines).toContain('AU  - 林知远');
    expect(lines).toContain('Y2  - 2026/11/20');
    expect(lines).toContain('KW  - 粮食安全');
    expect(lines.filter((line) => line.startsWith('N1  - <blockquote>'))).toHaveLength(3);
  });

  test('a report called 政府工作报告 is told from others by its session, as in the references', async () => {
    const named = { ...bundle, reports: [{ ...report, title: '政府工作报告' }] };
    expect(await madeText('ris', named)).toContain(
      'TI  - 政府工作报告：2026年1月12日在青溪县第十八届人民代表大会第五次会议上\r\n',
    );
  });

  test('a note that looks like a record is none', async () => {
    const hostile = bundle.notes.map((note) => ({ ...note, comment: 'x\nER  - \r\nTY  - BOOK\n<img src=x>' }));
    const ris = await madeText('ris', { ...bundle, notes: hostile });
    expect(ris.match(/^(TY|ER) {2}-/gm)).toEqual(['TY  -', 'ER  -']);
    expect(ris).not.toContain('<img');
  });

  test('is stopped by the signal', async () => {
    await expect(made('ris', bundle, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

/** The form for the two kinds of item that we write, as a style of our own. */
const style = (standard: '2025' | '2015') => {
  const [left, right] = standard === '2025' ? ['（', '）'] : ['(', ')'];
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="zh-CN">
    <info><title>GB/T 7714</title><id>gbt7714-${standard}</id><updated>2026-07-01T00:00:00Z</updated></info>
    <citation><layout><text variable="citation-number"/></layout></citation>
    <bibliography><layout suffix="."><group delimiter=". ">
      <names variable="author"/>
      <choose>
        <if type="webpage">
          <text variable="title" suffix="[EB/OL]"/>
          <group>
            <date variable="issued" form="numeric" prefix="${left}" suffix="${right}"/>
            <date variable="accessed" form="numeric" prefix="[" suffix="]"/>
          </group>
          <text variable="URL"/>
        </if>
        <else>
          <text variable="title" suffix="[R]"/>
          <date variable="issued" form="numeric"${standard === '2015' ? ' date-parts="year"' : ''}/>
        </else>
      </choose>
    </group></layout></bibliography>
  </style>`;
};

const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="zh-CN">
  <style-options punctuation-in-quote="false"/>
  <date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>
  <terms><term name="et-al">等</term></terms>
</locale>`;

function citeproc(of: Report, seen: string, standard: '2025' | '2015'): string {
  const parts = (date: string) => ({ 'date-parts': [date.slice(0, 10).split('-').map(Number)] });
  const [page] = of.pages;
  const author = responsibleFor(of);
  const item = {
    id: 'a',
    type: page ? 'webpage' : 'report',
    title: of.title,
    ...(author ? { author: [{ literal: author }] } : {}),
    ...(of.date ? { issued: parts(of.date) } : {}),
    ...(page ? { accessed: parts(seen), URL: page.url } : {}),
  };
  const engine = new CSL.Engine(
    { retrieveLocale: () => locale, retrieveItem: () => item },
    style(standard),
    'zh-CN',
    true,
  );
  engine.setOutputFormat('text');
  engine.updateItems(['a']);
  return engine.makeBibliography()[1].join('').trim();
}
