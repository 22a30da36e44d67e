import type { Names } from '../core/model';
import { plural, t } from '../i18n/t';
import { nameOf } from './code-look';

export interface ImportPreviewProps {
  counts: readonly { kind: string; outcome: string; count: number }[];
  rows: readonly { kind: string; outcome: string; title: string | Names; about: string }[];
  refused: readonly { reason: string; count: number; first: number }[];
}

const kinds = ['note', 'report', 'text', 'codebook', 'change'];
const outcomes = ['add', 'change', 'keep both', 'duplicate'];

const outcomeName = (outcome: string): string => t(`import_outcome_${outcome === 'keep both' ? 'both' : outcome}`);

/** What a file would bring, in numbers, and some of it in words. All of it is text: nothing of a file is ever markup. */
export function ImportPreview({ counts, rows, refused }: ImportPreviewProps) {
  const countOf = (kind: string, outcome: string) =>
    counts.find((count) => count.kind === kind && count.outcome === outcome)?.count ?? 0;
  const listed = kinds.filter((kind) => counts.some((count) => count.kind === kind));
  const told = outcomes.filter((outcome) => rows.some((row) => row.outcome === outcome));
  return (
    <div class="import-preview">
      {listed.length > 0 && (
        <table class="import-counts">
          <thead>
            <tr>
              <th scope="col">{t('import_kind')}</th>
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col">
                  {outcomeName(outcome)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((kind) => (
              <tr key={kind} data-kind={kind}>
                <th scope="row">{t(`import_kind_${kind}`)}</th>
                {outcomes.map((outcome) => (
                  <td key={outcome} data-outcome={outcome}>
                    {countOf(kind, outcome) || '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refused.length > 0 && (
        <section class="import-refused">
          <h3>{t('import_refused')}</h3>
          <ul>
            {refused.map(({ reason, count, first }) => (
              <li key={reason}>
                {t(reason)}
                <span class="facts">
                  {plural('import_refusedRows', count)} · {t('import_refusedFirst', first)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {told.map((outcome) => (
        <section key={outcome} class="import-rows">
          <h3>{outcomeName(outcome)}</h3>
          <ul>
            {rows
              .filter((row) => row.outcome === outcome)
              .map((row, index) => (
                <li key={index}>
                  <span class="facts">{t(`import_kind_${row.kind}`)}</span>
                  <span>{typeof row.title === 'string' ? row.title : nameOf({ name: row.title })}</span>
                  {row.about && <span class="facts">{row.about}</span>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
