import { AreaChip } from '../../components/Badge';
import { language, plural, t } from '../../i18n/t';
import { forgetLearned, learning, readLearned, setLearning } from '../../state/codebook-learned';
import { codes } from '../../state/records';

/** What suggestions have learned from this reader: to be looked at, forgotten, turned off. */
export function CodebookLearned() {
  const { value } = learning;
  return (
    <details
      class="codebook-learned"
      onToggle={(event) => {
        if (event.currentTarget.open) void readLearned();
      }}
    >
      <summary>{t('codebook_learned')}</summary>
      {value && (
        <>
          <p class="export-actions">
            <label class="switch">
              <input
                type="checkbox"
                checked={value.on}
                onChange={(event) => void setLearning(event.currentTarget.checked)}
              />
              <span>{t('settings_learn')}</span>
            </label>
            <button
              type="button"
              class="button"
              disabled={value.codes.length === 0}
              onClick={() => void forgetLearned()}
            >
              {t('codebook_forget')}
            </button>
          </p>
          {value.codes.length === 0 && (
            <p class="facts">{t(value.on ? 'codebook_learnedNothing' : 'codebook_learnOff')}</p>
          )}
          <dl class="codebook-words">
            {value.codes.map(({ code, notes, words }) => (
              <div key={code}>
                <dt>
                  <AreaChip codes={codes.value} id={code} /> <span class="facts">{plural('ui_notes', notes)}</span>
                </dt>
                <dd lang="zh">{words.join(language() === 'zh' ? '、' : ', ')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </details>
  );
}
