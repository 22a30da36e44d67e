import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { lookOf } from './code-look';

/** An area's one character on its colour. Its name stands beside it or in the label of what holds it. */
export function Badge({ codes, id }: { codes: readonly Code[]; id: Id }) {
  const look = lookOf(codes, id);
  return (
    <span class="badge tinted" style={look?.style ?? {}} aria-hidden="true">
      {look?.badge ?? '?'}
    </span>
  );
}

/** Badge and name; with `onRemove` it carries a button that takes the area away. */
export function AreaChip({
  codes,
  id,
  onRemove,
}: {
  codes: readonly Code[];
  id: Id;
  onRemove?: (() => void) | undefined;
}) {
  const look = lookOf(codes, id);
  const name = look?.name ?? t('ui_unknownCode');
  return (
    <span class="chip tinted" style={look?.style ?? {}}>
      <b aria-hidden="true">{look?.badge ?? '?'}</b>
      <span>{name}</span>
      {onRemove && (
        <button type="button" class="chip-remove" aria-label={t('ui_removeArea', name)} onClick={onRemove}>
          ×
        </button>
      )}
    </span>
  );
}
