import { withPinyin } from '../core/codebook/pinyin';
import { type Parsed, parse } from '../core/import';
import { withTrueHashes } from '../store/import';

/** What a file holds, as it can be kept: texts under their own hashes, and codes that are found by their pinyin. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Parsed> {
  const { bundle, rows } = await parse(name, bytes);
  const incoming = await withTrueHashes(bundle);
  return { rows, bundle: { ...incoming, codebooks: await Promise.all(incoming.codebooks.map(withPinyin)) } };
}
