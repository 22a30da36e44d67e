import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { plural, t } from '../i18n/t';
import { AreaChip } from './Badge';
import { CodePicker } from './CodePicker';

export interface CodebookAskProps {
  /** What is asked for: where a code goes that is merged, or where its notes go when it, or a whole codebook, is deleted. */
  kind: 'merge' | 'delete' | 'remove';
  /** None where a codebook goes. */
  code?: Code;
  /** What may be chosen, and the code itself. */
  codes: readonly Code[];
  /** How many notes carry the code itself, or a code of the codebook. */
  notes: number;
  onDo(to: Id | 'nowhere' | 'archive' | undefined): void;
  onCancel(): void;
}

/** Before a code or a codebook goes: where its notes shall be. Nothing is done without an answer. */
export function CodebookAsk({ kind, code, codes, notes, onDo, onCancel }: CodebookAskProps) {
  const [to, setTo] = useState<Id | undefined>(undefined);
  const whole = useRef<HTMLElement>(null);
  const doing = useRef<HTMLButtonElement>(null);
  // As soon as it is there: a key pressed next answers it, and does not ask once more.
  useLayoutEffect(() => whole.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  // The picker has gone with the choice; the next key does it.
  useLayoutEffect(() => {
    if (to !== undefined) doing.current?.focus();
  }, [to]);
  const others = codes.filter(({ id }) => id !== code?.id);
  const asks = kind === 'merge' || notes > 0;
  return (
    <section
      ref={whole}
      class="codebook-ask"
      aria-label={t(`codebook_${kind}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <p>
        {kind === 'merge'
          ? t('codebook_mergeHint')
          : notes > 0
            ? plural(kind === 'remove' ? 'codebook_bookInUse' : 'codebook_inUse', notes)
            : t(kind === 'remove' ? 'codebook_removeUnused' : 'codebook_unused')}
      </p>
      {asks && to === undefined && (
        <CodePicker codes={others} chosen={[]} onToggle={setTo} placeholder={t('codebook_into')} inline />
      )}
      {to !== undefined && (
        <p>
          {code && <AreaChip codes={codes} id={code.id} />} →{' '}
          <AreaChip codes={codes} id={to} onRemove={() => setTo(undefined)} />{' '}
          {notes > 0 && <span class="facts">{plural('ui_notes', notes)}</span>}
        </p>
      )}
      <p class="export-actions">
        <button
          ref={doing}
          type="button"
          class="button button-primary"
          disabled={asks && to === undefined}
          onClick={() => onDo(to)}
        >
          {t(`codebook_${kind}`)}
        </button>
        {kind === 'remove' && notes > 0 && (
          <button type="button" class="button" onClick={() => onDo('archive')}>
            {t('codebook_keepUsed')}
          </button>
        )}
        {kind !== 'merge' && notes > 0 && (
          <button type="button" class="button" onClick={() => onDo('nowhere')}>
            {t(kind === 'remove' ? 'codebook_nowhereBook' : 'codebook_nowhere')}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {t('ui_cancel')}
        </button>
      </p>
    </section>
  );
}
