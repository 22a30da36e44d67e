import type { RecordKind } from '../core/model';
import { gunzippedLines, gzipped } from './gzip';

/** What of a record's JSON decides whether it stays. */
interface Member {
  id?: string;
  hash?: string;
  /** Of a change. */
  kind?: RecordKind;
  record?: string;
  text?: string;
}

/** Whether a record stays. */
export type Stays = (kind: RecordKind, id: string) => boolean;

/**
 * A gzipped backup without the records that do not stay, their changes, and the texts that no note is left on. Line by
 * line, as `makeJson` writes it, a record each: a snapshot of many notes is never there as a whole, and what stays is
 * copied, not written anew.
 * @returns undefined where nothing has to go
 */
export async function purgeBackup(
  bytes: Uint8Array<ArrayBuffer>,
  stays: Stays,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const going = await linesThatGo(bytes, stays);
  return going.size > 0 ? gzipped(copied(bytes, going)) : undefined;
}

/** What a list holds; of changes, each names its own. */
const kindOf: { [list: string]: RecordKind } = { reports: 'report', notes: 'note', codebooks: 'codebook' };

/** By their numbers. */
async function linesThatGo(bytes: Uint8Array<ArrayBuffer>, stays: Stays): Promise<Set<number>> {
  const going = new Set<number>();
  const texts = new Map<string, number>();
  const noted = new Set<string>();
  let list = '';
  let number = 0;
  for await (const lines of gunzippedLines(bytes)) {
    for (const line of lines) {
      number++;
      if (!isRecord(line)) {
        list = /^ "(\w+)": \[$/.exec(line)?.[1] ?? list;
        continue;
      }
      const { id = '', hash = '', kind, record = id, text = '' }: Member = JSON.parse(bare(line));
      const of = kindOf[list] ?? kind;
      if (list === 'texts') texts.set(hash, number);
      else if (of && !stays(of, record)) going.add(number);
      else if (list === 'notes') noted.add(text);
    }
  }
  // A text goes with the last note on it, and not because there never was one.
  if (going.size > 0) for (const [hash, at] of texts) if (!noted.has(hash)) going.add(at);
  return going;
}

async function* copied(bytes: Uint8Array<ArrayBuffer>, going: ReadonlySet<number>): AsyncGenerator<string> {
  let between = '';
  let number = 0;
  for await (const lines of gunzippedLines(bytes)) {
    let piece = '';
    for (const line of lines) {
      number++;
      if (!isRecord(line)) {
        piece += `${between && '\n'}${line}`;
        between = '\n';
      } else if (!going.has(number)) {
        piece += between + bare(line);
        between = ',\n';
      }
    }
    yield piece;
  }
}

const isRecord = (line: string): boolean => line.startsWith('  {');
const bare = (line: string): string => (line.endsWith(',') ? line.slice(0, -1) : line);
