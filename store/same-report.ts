import type { OpenedPage } from '../core/command';
import type { Report, Text } from '../core/model';
import { fingerprint, overlap } from '../core/report/fingerprint';
import { haveOneTitle, isNextPage, normaliseAddress, partOf } from '../core/report/identity';
import { beginApart, sameReport } from '../core/report/same';
import type { Recognition } from '../core/report/types';
import type { Reading } from './schema';

/** A page as it is open, with what it is known by. */
export interface Looked extends OpenedPage {
  /** Of the text. */
  hash: string;
  /** Which part of a split article this is. */
  part?: number;
}

export function look(page: OpenedPage, hash: string): Looked {
  const { part } = partOf(page.url);
  return { ...page, hash, ...(part > 1 ? { part } : {}) };
}

export const isSameAddress = (one: string, other: string): boolean => normaliseAddress(one) === normaliseAddress(other);

/**
 * The report that this page belongs to: the one read at its address, else another page of the split article, unless
 * its words are the beginning of another report, else the one whose words it has. Its own address outranks words: so
 * the reader's joining and separating stands. Of several, one outside the trash.
 */
export async function findReport(tx: Reading, page: Looked, recognition: Recognition): Promise<Report | undefined> {
  const all = await tx.objectStore('reports').getAll();
  const reports = [...all.filter(({ trashed }) => !trashed), ...all.filter(({ trashed }) => trashed)];
  const here = normaliseAddress(page.url);
  const leadsTo = new Set(recognition.pager?.map(normaliseAddress));
  const found = reports.find(({ pages }) => pages.some(({ url }) => normaliseAddress(url) === here));
  if (found) return found;
  for (const report of reports) {
    const leads = report.pages.some(
      (its) => isNextPage(its, page) || (leadsTo.has(normaliseAddress(its.url)) && haveOneTitle(its.title, page.title)),
    );
    if (!leads) continue;
    const texts = await Promise.all(report.pages.map((its) => tx.objectStore('texts').get(its.text)));
    if (!texts.some((text) => text && beginApart(text.text, page.text))) return report;
  }
  // A page that holds many reports is none of them.
  return recognition.verdict === 'collection' ? undefined : findByWords(tx, page, reports);
}

/** Below this a fingerprint's estimate does not speak for one text; above it the texts themselves are compared. */
const LIKELY = 0.2;
const LOOKED_AT = 5;

async function findByWords(tx: Reading, page: Looked, reports: readonly Report[]): Promise<Report | undefined> {
  if (page.text === '') return undefined;
  for (const text of await likeliest(tx, page)) {
    if (text.hash !== page.hash && !sameReport(asPage(text), asPage(page)).same) continue;
    const found = reports.find(({ pages }) => pages.some((its) => its.text === text.hash));
    if (found) return found;
    // The page that it stood on has another text by now.
    const [note] = await tx.objectStore('notes').index('text').getAll(text.hash, 1);
    const its = note && reports.find(({ id }) => id === note.report);
    if (its) return its;
  }
  return undefined;
}

/**
 * The kept texts that this one may be a copy or a part of, likeliest first. All fingerprints are read, which takes some
 * 50 ms where 4,000 texts are kept, and only for a page at an unknown address in which an annotator is at work: an index
 * over 128 numbers a text would cost more at each new one.
 */
async function likeliest(tx: Reading, page: Looked): Promise<Text[]> {
  const texts = tx.objectStore('texts');
  const same = await texts.get(page.hash);
  const shingles = fingerprint(page.text);
  const scored = (await tx.objectStore('fingerprints').getAll())
    .map(({ text, shingles: its }) => ({ text, score: text === page.hash ? 0 : overlap(its, shingles) }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score)
    .slice(0, LOOKED_AT);
  const others = await Promise.all(scored.map(({ text }) => texts.get(text)));
  return [same, ...others].filter((text) => text !== undefined);
}

const asPage = ({ url, title, text }: { url: string; title: string; text: string }) => ({
  url,
  title,
  blocks: text.split('\n'),
});
