import { guidOf } from '../guid';
import type { Bundle } from '../model';
import { codeTree } from './code-tree';
import { type GivenOptions, readOptions } from './options';
import { codesElement } from './refi-codes';
import { words } from './words';
import { XML_HEAD } from './xml';

const NOTHING = guidOf('quanyue', 'empty codebook');

/** The codes alone, for other programs' codebooks: REFI-QDA 1.5, https://www.qdasoftware.org/refi-qda-codebook. */
export async function makeQdc(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { language, signal, progress } = readOptions(given);
  signal?.throwIfAborted();
  const tree = codeTree(bundle, language);
  // The schema wants at least one code.
  const nothing = { guid: NOTHING, name: words.codebook[language], description: '', codable: false, children: [] };
  const codes = codesElement(tree.length > 0 ? tree : [nothing]);
  const xml = `${XML_HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Quanyue">\n${codes}</CodeBook>\n`;
  progress?.(1, 1);
  return new TextEncoder().encode(xml);
}
