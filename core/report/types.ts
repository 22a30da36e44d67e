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
  region?: string;
  level?: Level;
  year?: number;
  /** YYYY-MM-DD */
  date?: string;
  session?: string;
  /** Name, with office where given. */
  speaker?: string;
}

export interface Section {
  level: number;
  title: string;
  block: number;
  /** UTF-16, of the title within its block. */
  offset: number;
}
