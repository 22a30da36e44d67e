import { useEffect, useState } from 'preact/hooks';
import type { Before } from '../core/codebook/coded-before';
import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { AreaChip } from './Badge';

export interface CodedBeforeProps {
  codes: readonly Code[];
  /** The areas of the note in view: what it has already is not offered. */
  areas: readonly Id[];
  load(): Promise<readonly Before[]>;
  onTake(areas: Id[]): void;
}

/** As many as are worth reading beside a note. */
const SHOWN = 2;

/** That the same or nearly the same words were coded in another report, and as what: for coding alike from year to year. */
export function CodedBefore({ codes, areas, load, onTake }: CodedBeforeProps) {
  const [found, setFound] = useState<readonly Before[]>([]);
  // Asked once, when the card opens; it must not hold up the card, nor fail it.
  useEffect(() => {
    let gone = false;
    load().then(
      (before) => gone || setFound(before),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  const distinct = found.filter((each, i) => found.findIndex((other) => `${other.areas}` === `${each.areas}`) === i);
  if (distinct.length === 0) return null;
  return (
    <ul class="coded-before">
      {distinct.slice(0, SHOWN).map(({ note, report, quote, areas: its, similarity }) => (
        <li key={note} title={quote}>
          <span>{t(similarity === 1 ? 'ui_codedSame' : 'ui_codedAlike', report)}</span>
          {its.map((id) => (
            <AreaChip key={id} codes={codes} id={id} />
          ))}
          {its.some((id) => !areas.includes(id)) && (
            <button type="button" class="link" onClick={() => onTake([...new Set([...areas, ...its])])}>
              {t('ui_codeAlike')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
