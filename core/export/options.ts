/** What every export may be asked. Unknown values fall back to the first named here. */
export interface ExportOptions {
  /** Names of areas and headings of columns. */
  language: 'zh' | 'en';
  /** For formats that are read from top to bottom: docx, html, markdown. */
  groupBy: 'area' | 'report' | 'place' | 'none';
  /** markdown: whose dialect. */
  preset: 'plain' | 'obsidian' | 'logseq';
  /** markdown: the reader's own template for each note; `preset` is then not used. See `template.ts`. */
  template: string;
  /** docx: fonts that every Windows has (仿宋, 楷体, 宋体) in place of those of GB/T 9704 (方正小标宋简体, 仿宋_GB2312 …). */
  commonFonts: boolean;
  /** docx, references: which GB/T 7714. The 2025 one is in force since 2026-07-01. */
  standard: '2025' | '2015';
  /** The moment of the export, UTC; given in tests, the clock's otherwise. */
  now: string;
  signal?: AbortSignal;
  progress?(done: number, of: number): void;
}

/** As the dialog gives them: anything may be missing or unknown. */
export interface GivenOptions {
  signal?: AbortSignal;
  progress?(done: number, of: number): void;
  [key: string]: unknown;
}

/** The options with every gap filled. */
export function readOptions(given: GivenOptions = {}): ExportOptions {
  const { signal, progress } = given;
  return {
    language: oneOf(['zh', 'en'], given.language),
    groupBy: oneOf(['area', 'report', 'place', 'none'], given.groupBy),
    preset: oneOf(['plain', 'obsidian', 'logseq'], given.preset),
    template: typeof given.template === 'string' ? given.template : '',
    commonFonts: given.commonFonts === true,
    standard: oneOf(['2025', '2015'], given.standard),
    now: nowOf(given),
    ...(signal ? { signal } : {}),
    ...(progress ? { progress: (done: number, of: number) => progress(done, of) } : {}),
  };
}

/** Alone, for a backup has no other option, and the background makes nothing else. */
export const nowOf = ({ now }: GivenOptions): string => (typeof now === 'string' ? now : new Date().toISOString());

function oneOf<const T extends string>(values: readonly [T, ...T[]], given: unknown): T {
  return values.find((value) => value === given) ?? values[0];
}
