import { browser } from 'wxt/browser';
import { isWeights, type Weights } from '../../core/codebook/suggester';
import type { Codebook } from '../../core/model';
import { compareTraditional } from '../../core/report/fingerprint';
import { isCodebook } from '../../store/records';
import { type DataFile, dataFiles } from './data-files';

/*
 * Data that is needed now and then stays out of the background's script, which is read whole at each wake; and a worker
 * of Manifest V3 can import nothing late. So it is fetched from our own files.
 */

export const readTraditional = (): Promise<string> => readData('traditional');

let known: Promise<void> | undefined;

/** Has copies in traditional characters known by their words, from now on: before pages are compared. */
export function knowTraditional(): Promise<void> {
  known ??= readTraditional()
    .then(compareTraditional)
    .catch(() => {
      // Tried again at the next use; until then such a copy is another text.
      known = undefined;
    });
  return known;
}

/** What toolbar and card look like: a twelfth of the annotator's script, were it in it. */
export const readStyles = (): Promise<string> => readData('styles');

/** The built-in codebooks. */
export async function readBuiltIn(): Promise<Codebook[]> {
  const codebooks: unknown = JSON.parse(await readData('codebooks'));
  if (!Array.isArray(codebooks) || !codebooks.every(isCodebook)) throw new Error(`${dataFiles.codebooks} is damaged`);
  return codebooks;
}

/** What the suggester has learned of reports. */
export async function readSuggestWeights(): Promise<Weights> {
  const weights: unknown = JSON.parse(await readData('suggestWeights'));
  if (!isWeights(weights)) throw new Error(`${dataFiles.suggestWeights} is damaged`);
  return weights;
}

async function readData(file: DataFile): Promise<string> {
  const answer = await fetch(browser.runtime.getURL('/') + dataFiles[file]);
  if (!answer.ok) throw new Error(`${dataFiles[file]}: ${answer.status}`);
  return answer.text();
}
