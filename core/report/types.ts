import type { Level } from '../model';

/** blocks: the visible text, block by block, furniture included; the page's text is blocks.join('\n'). */
export interface PageText {
  url: string;
  title: string;
  blocks: string[];
}

export interface Recognition {
  verdict: 'report' | 'sibling' | 'part' | 'collection' | 'none';
  score: number;
  /** Why, as message keys with their evidence: `reason_title:政府工作报告`. */
  reasons?: string[];
  kind?: string;
  title?: string;
  /** The place itself, as written out: 宁海县. What it lies in is `within`. */
  region?: string;
  /** The places that the page names above it: 保定市 for 保定市满城区. */
  within?: string;
  level?: Level;
  year?: number;
  /** YYYY-MM-DD */
  date?: string;
  session?: string;
  /** Name, with office where given. */
  speaker?: string;
  /** Addresses that the page's own pager leads to, where a document was asked. */
  pager?: string[];
}

export interface Section {
  level: number;
  title: string;
  block: number;
  /** UTF-16, of the title within its block. */
  offset: number;
  /** A list of explained terms (名词解释), or what is appended to the report. */
  role?: 'notes' | 'appendix';
}
