import { CodebookPreview } from '../../components/CodebookPreview';
import { t } from '../../i18n/t';
import {
  closeIncoming,
  exportCodebook,
  incoming,
  keepApart,
  openCodebookFile,
  openLoadable,
  plan,
  takeIncoming,
} from '../../state/codebook-files';

/** The codebook to a file and from one; what comes in is shown before it is taken. */
export function CodebookInOut() {
  return (
    <>
      <div class="codebook-inout">
        <span class="facts">{t('codebook_export')}</span>
        {(['csv', 'json', 'qdc'] as const).map((format) => (
          <button key={format} type="button" class="button" onClick={() => void exportCodebook(format)}>
            {format === 'qdc' ? '.qdc (REFI-QDA)' : format.toUpperCase()}
          </button>
        ))}
        <span class="facts">{t('codebook_import')}</span>
        <label class="button import-file">
          {t('import_choose')}
          <input
            type="file"
            accept=".csv,.tsv,.txt,.json,.qdc,.xml"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void openCodebookFile(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
        {(['cap', 'stateCouncil'] as const).map((id) => (
          <button key={id} type="button" class="button" onClick={() => void openLoadable(id)}>
            {t(`codebook_load_${id}`)}
          </button>
        ))}
      </div>
      {incoming.value && plan.value && (
        <CodebookPreview
          name={incoming.value.name}
          fates={plan.value.fates}
          faults={incoming.value.faults}
          apart={incoming.value.either ? incoming.value.apart : undefined}
          onApart={keepApart}
          onTake={() => void takeIncoming()}
          onCancel={closeIncoming}
        />
      )}
    </>
  );
}
