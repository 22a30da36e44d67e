import type { Exporter } from '../core/export';
import type { Id } from '../core/model';
import { readBundle } from '../store/reading';
import { reading } from './records';

export interface Exported {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** The formats; their code is loaded when it is used. */
export async function loadExporters(): Promise<readonly Exporter[]> {
  return (await import('../core/export')).exporters;
}

export interface ExportChoice {
  format: string;
  /** One report; all where absent. */
  report?: Id;
  options?: { [key: string]: unknown };
  signal?: AbortSignal;
  progress?(done: number, of: number): void;
}

/** Makes a file of what is kept. The backup has everything: the trash and the change log too. */
export async function makeExport({ format, report, options, signal, progress }: ExportChoice): Promise<Exported> {
  const [{ exporters }, { fileName }] = await Promise.all([
    import('../core/export'),
    import('../core/export/file-name'),
  ]);
  const exporter = exporters.find(({ id }) => id === format);
  if (!exporter) throw new Error(`no format ${format}`);
  const whole = format === 'json';
  const bundle = await reading((db) =>
    readBundle(db, { ...(report === undefined ? {} : { reports: [report] }), trash: whole, changes: whole }),
  );
  const bytes = await exporter.make(bundle, {
    ...options,
    ...(signal ? { signal } : {}),
    ...(progress ? { progress } : {}),
  });
  return { name: fileName(bundle, exporter.extension), mime: exporter.mime, bytes };
}
