import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside } from '../../tests/beside';
import { policyAreas, suggest } from '.';

const first = (text: string, ...headings: string[]) => suggest({ text, headings }, policyAreas)[0];

describe('suggest', () => {
  it('names the area of a passage, with the words that speak for it', () => {
    const best = first(
      '扛稳粮食安全责任，新建高标准农田三万亩，粮食播种面积稳定在四十万亩以上。',
      '二、2026年重点工作',
    );
    expect(best?.slug).toBe('AGRI');
    expect(best?.words).toContain('高标准农田');
    expect(best?.code).toBe(policyAreas.codes.find(({ slug }) => slug === 'AGRI')?.id);
  });

  it('listens to the headings where the passage alone says little', () => {
    const passage = '加快补齐短板，完善配套设施，年内全部完工并投入使用。';
    expect(first(passage, '二、2026年重点工作', '（六）办好人民满意的教育')?.slug).toBe('EDUC');
    expect(first(passage, '二、2026年重点工作', '（七）深化医疗卫生改革，建设健康清溪')?.slug).toBe('HLTH');
  });

  it('is silent on thanks, slogans and framing', () => {
    const silent = (text: string, ...headings: string[]) =>
      expect(suggest({ text, headings }, policyAreas), text).toEqual([]);
    silent('现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。');
    silent(
      '各位代表！让我们更加紧密地团结起来，锐意进取、真抓实干，为谱写清溪现代化建设新篇章而努力奋斗！',
      '三、全面加强政府自身建设',
    );
    silent('在此，我代表县人民政府，向全县人民，向各界朋友，表示衷心的感谢和崇高的敬意！', '一、2025年工作回顾');
    silent('');
    silent('Lorem ipsum dolor sit amet.');
  });

  it('does not take an explanation at the end for what the last part is about', () => {
    expect(
      first('〔3〕河湖长制：由各级负责人担任河长、湖长，负责河湖水质保护和水环境治理。', '三、政府自身建设')?.slug,
    ).toBe('ENVR');
  });

  it('works with a codebook that was renamed, and leaves archived and unknown codes out', () => {
    const codes = policyAreas.codes.flatMap((code) => {
      if (code.slug === 'HLTH') return [];
      if (code.slug === 'EDUC') return [{ ...code, archived: true }];
      return [{ ...code, name: { zh: `我的${code.name.zh}`, en: '' } }];
    });
    const text = '新建小学两所，改扩建县人民医院，新增就业三千人，落实高校毕业生就业补贴。';
    const slugs = suggest({ text, headings: [] }, { ...policyAreas, codes }).map(({ slug }) => slug);
    expect(slugs).toContain('EMPL');
    expect(slugs).not.toContain('HLTH');
    expect(slugs).not.toContain('EDUC');
  });

  it('says the same each time, best first, in scores between 0 and 1, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, headings) => {
        const once = suggest({ text, headings }, policyAreas);
        expect(suggest({ text, headings }, policyAreas)).toEqual(once);
        once.forEach(({ score }, i) => {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(once[i - 1]?.score ?? 1);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has weights of at most 80 KB in gzip', () => {
    expect(gzipSync(readFileSync('core/codebook/suggest-weights.data.json')).length).toBeLessThanOrEqual(80_000);
  });

  const labelled = beside('corpus/passages.json');
  it.runIf(existsSync(labelled))('keeps the bars on the labelled passages', () => {
    const passages: { h1: string; h2: string; text: string; primary: [string, string] }[] = JSON.parse(
      readFileSync(labelled, 'utf8'),
    );
    const agreed = passages.filter(({ primary: [a, b] }) => a === b);
    const slugsOf = ({ text, h1, h2 }: (typeof agreed)[number]) =>
      suggest({ text, headings: [h1, h2] }, policyAreas).map(({ slug }) => slug);
    const areas = agreed.filter(({ primary: [label] }) => label !== 'NONE');
    const nones = agreed.filter(({ primary: [label] }) => label === 'NONE');
    const share = (part: number, of: readonly unknown[]) => part / of.length;
    expect(share(areas.filter((each) => slugsOf(each)[0] === each.primary[0]).length, areas)).toBeGreaterThanOrEqual(
      0.85,
    );
    expect(
      share(areas.filter((each) => slugsOf(each).slice(0, 3).includes(each.primary[0])).length, areas),
    ).toBeGreaterThanOrEqual(0.95);
    expect(share(nones.filter((each) => slugsOf(each).length === 0).length, nones)).toBeGreaterThanOrEqual(0.75);
  });
});
