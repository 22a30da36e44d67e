import type { OpenedPage } from '../core/command';
import type { Report } from '../core/model';
import type { Recognition } from '../core/report/types';
import type { Reading } from './schema';

/** What one report is known by at another address. */
export interface Looked {
  /** Of the text. */
  hash: string;
  /** Which part of a split article this is. */
  part?: number;
  shingles: number[];
  /** The same page, whatever its tracking parameters. */
  isAt(url: string): boolean;
}

export function look(page: OpenedPage, hash: string): Looked {
  const address = plainAddress(page.url);
  return { hash, shingles: [], isAt: (url) => plainAddress(url) === address };
}

/** The report that this page belongs to: the one read at its address, or the one whose words it has. */
export async function findReport(tx: Reading, looked: Looked, _recognition: Recognition): Promise<Report | undefined> {
  const reports = await tx.objectStore('reports').getAll();
  return (
    reports.find(({ pages }) => pages.some(({ url }) => looked.isAt(url))) ??
    reports.find(({ pages }) => pages.some(({ text }) => text === looked.hash))
  );
}

const plainAddress = (url: string): string => url.replace(/#.*$/s, '');
