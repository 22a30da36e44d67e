import * as v from 'valibot';
import { BACKUP_FORMAT, BACKUP_VERSION } from '../export/json';
import type { Bundle } from '../model';
import type { Importer } from './importer';
import { isObject, member } from './member';
import { invalid, type Parsed, type RowOutcome, read, Unreadable } from './outcome';
import { change, codebook, note, report, text } from './schema';

/** A backup of this version or an earlier one. A record that is wrong is told and left out; the others are read. */
export const backup: Importer = {
  id: 'json',
  read: (content) =>
    content.is === 'json' && isObject(content.value) && member(content.value, 'format') === BACKUP_FORMAT
      ? readBackup(content.value)
      : undefined,
};

/** @throws Unreadable */
function readBackup(value: object): Parsed {
  const version = 'version' in value ? value.version : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new Unreadable('import_notOurs');
  if (version > BACKUP_VERSION) throw new Unreadable('import_newerVersion');
  const rows: RowOutcome[] = [];
  const list = <T>(name: string, schema: v.GenericSchema<unknown, T>): T[] | undefined => {
    const members: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (members === undefined) return undefined;
    if (!Array.isArray(members)) throw new Unreadable('import_notOurs');
    const ids = new Set<string>();
    return members.flatMap((member: unknown) => {
      const result = v.safeParse(schema, member);
      const id = result.success ? idOf(result.output) : '';
      const fine = result.success && !ids.has(id);
      rows.push(fine ? read : invalid(result.success ? 'import_invalid_repeated' : `import_invalid_${name}`));
      ids.add(id);
      return fine ? [result.output] : [];
    });
  };
  const bundle: Bundle = {
    reports: list('reports', report) ?? [],
    texts: list('texts', text) ?? [],
    notes: list('notes', note) ?? [],
    codebooks: list('codebooks', codebook) ?? [],
  };
  const changes = list('changes', change);
  return { bundle: changes ? { ...bundle, changes } : bundle, rows };
}

function idOf(record: unknown): string {
  if (typeof record !== 'object' || record === null) return '';
  const id = 'id' in record ? record.id : 'hash' in record ? record.hash : '';
  return typeof id === 'string' ? id : '';
}
