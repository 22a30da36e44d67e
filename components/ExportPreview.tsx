import type { Preview } from '../core/export/preview';
import { t } from '../i18n/t';

/** The beginning of a file: text, a page, a table; or words about what is in it. */
export function ExportPreview({ preview, about }: { preview: Preview | undefined; about: string }) {
  return (
    <section class="preview" aria-label={t('ui_preview')} aria-busy={preview === undefined}>
      {preview && <Shown preview={preview} about={about} />}
    </section>
  );
}

function Shown({ preview, about }: { preview: Preview; about: string }) {
  switch (preview.shown) {
    case 'none':
      return <p class="preview-about">{about}</p>;
    case 'page':
      // Nothing in it runs and nothing leads out of it, whatever a note holds.
      return <iframe title={t('ui_preview')} sandbox="" srcdoc={preview.html} />;
    case 'text':
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      return <pre tabIndex={0}>{preview.text}</pre>;
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <div class="preview-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {preview.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((value, column) => (
                    <td key={preview.head[column]}>
                      <span>{value}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
