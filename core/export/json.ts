import type { Bundle } from '../model';
import { byteWriter } from './byte-writer';
import { type GivenOptions, nowOf } from './options';
import { paced } from './pace';
import { aboutBackup } from './words';

/** Grows when a reader of the older form would misread the newer one; the importer keeps reading all of them. */
export const BACKUP_VERSION = 1;
export const BACKUP_FORMAT = 'quanyue-backup';

const collections = ['reports', 'texts', 'codebooks', 'notes', 'changes'] as const;

/** Everything, trash and change log included; reads back equal. One record a line, so that two backups can be compared. */
export async function makeJson(bundle: Bundle, given: GivenOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const writer = byteWriter();
  const head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    about: `${aboutBackup.zh} ${aboutBackup.en}`,
    exported: nowOf(given),
  };
  writer.write(JSON.stringify(head, null, 1).slice(0, -2));
  for (const name of collections) {
    const records = bundle[name];
    if (records === undefined) continue;
    writer.write(`,\n "${name}": [`);
    let between = '\n';
    for await (const batch of paced<unknown>(records, name === 'notes' ? given : quietly(given))) {
      for (const record of batch) {
        writer.write(`${between}  ${JSON.stringify(record)}`);
        between = ',\n';
      }
    }
    writer.write('\n ]');
  }
  writer.write('\n}\n');
  return writer.bytes();
}

/** Progress is told by notes alone; all lists can be cancelled. */
const quietly = ({ signal }: { signal?: AbortSignal }) => (signal ? { signal } : {});
