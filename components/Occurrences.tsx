import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { plural, t } from '../i18n/t';
import { AreaChip } from './Badge';
import { CodePicker } from './CodePicker';
import { inUse } from './code-look';
import { IconButton } from './Icon';

/** A place where the words stand, as it is shown before anything is done. */
export interface OccurrenceView {
  before: string;
  words: string;
  after: string;
  section: readonly string[];
  /** The areas of the notes that have the place within them; absent where there is none. */
  coded?: readonly Id[] | undefined;
}

export interface OccurrencesProps {
  phrase: string;
  codes: readonly Code[];
  /** What all shall be coded as, until the reader chooses otherwise. */
  areas: readonly Id[];
  places: readonly OccurrenceView[];
  /** Absent where no page shows them. */
  onGoTo?: ((place: number) => void) | undefined;
  /** Codes these places, as one step. True when it is done. */
  onCode(places: readonly number[], areas: Id[]): Promise<boolean>;
  onClose(): void;
}

/** More are no phrase but a character, and no one looks them through. */
export const MOST_PLACES = 1000;
/** Sooner than this there is nothing to wait for, and a bar would only flash. */
const SOON = 1000;

/** All places of a phrase, to be coded in one go: what is checked is coded, nothing before the reader says so. */
export function Occurrences({ phrase, codes, places, onGoTo, onCode, onClose, ...given }: OccurrencesProps) {
  const shown = places.slice(0, MOST_PLACES);
  const [areas, setAreas] = useState(given.areas);
  const [left, setLeft] = useState<ReadonlySet<number>>(
    () => new Set(shown.flatMap(({ coded }, index) => (coded ? [index] : []))),
  );
  const [working, setWorking] = useState<'short' | 'long' | undefined>(undefined);
  const { areas: all } = inUse(codes);
  const panel = useRef<HTMLElement>(null);
  const whole = useRef<HTMLInputElement>(null);
  const chosen = shown.flatMap((_, index) => (left.has(index) ? [] : [index]));

  useLayoutEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    if (whole.current) whole.current.indeterminate = chosen.length > 0 && chosen.length < shown.length;
  });
  useEffect(() => {
    if (working !== 'short') return;
    const timer = setTimeout(() => setWorking('long'), SOON);
    return () => clearTimeout(timer);
  }, [working]);

  const check = (places: readonly number[], on: boolean) => {
    const next = new Set(left);
    for (const place of places) on ? next.delete(place) : next.add(place);
    setLeft(next);
  };
  const toggle = (id: Id) => setAreas(areas.includes(id) ? areas.filter((each) => each !== id) : [...areas, id]);
  const code = async () => {
    setWorking('short');
    const done = await onCode(chosen, [...areas]);
    if (!done) setWorking(undefined);
  };

  return (
    <section
      ref={panel}
      class="surface occurrences"
      role="dialog"
      tabIndex={-1}
      aria-label={t('ui_occurrences', phrase, shown.length)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="card-head">
        <p class="where">{t('ui_occurrences', phrase, places.length)}</p>
        <IconButton name="close" label={t('ui_withKey', t('ui_close'), 'Esc')} onClick={onClose} />
      </header>
      {places.length > MOST_PLACES && <p class="status">{t('ui_tooManyPlaces', MOST_PLACES)}</p>}
      <div class="areas">
        {areas.map((id) => (
          <AreaChip key={id} codes={codes} id={id} onRemove={() => toggle(id)} />
        ))}
        <CodePicker codes={all} chosen={areas} onToggle={toggle} />
      </div>
      <label class="occurrence occurrences-all">
        <input
          ref={whole}
          type="checkbox"
          checked={chosen.length === shown.length}
          onChange={(event) => check([...shown.keys()], event.currentTarget.checked)}
        />
        <span>{t('ui_chooseAll')}</span>
      </label>
      <ul class="occurrences-list" lang="zh">
        {shown.map((place, index) => (
          <li key={index}>
            {`${place.section}` !== `${shown[index - 1]?.section ?? ''}` && (
              <p class="where">{place.section.join(' › ')}</p>
            )}
            <div class="occurrence">
              <input
                type="checkbox"
                aria-label={place.before + place.words + place.after}
                checked={!left.has(index)}
                onChange={(event) => check([index], event.currentTarget.checked)}
              />
              <Words place={place} onGoTo={onGoTo && (() => onGoTo(index))} />
              {place.coded && (
                <span class="occurrence-coded">
                  {t('ui_alreadyMarked')}
                  {place.coded.map((id) => (
                    <AreaChip key={id} codes={codes} id={id} />
                  ))}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class="settle">
        {working === 'long' ? <progress aria-label={t('ui_working')} /> : <span />}
        <button
          type="button"
          class="button button-primary"
          disabled={chosen.length === 0 || working !== undefined}
          onClick={() => void code()}
        >
          {plural('ui_codePlaces', chosen.length)}
        </button>
      </p>
    </section>
  );
}

/** The words with what stands around them; where a page shows them they lead there. */
function Words({ place, onGoTo }: { place: OccurrenceView; onGoTo: (() => void) | undefined }) {
  const words = (
    <>
      …{place.before}
      <b>{place.words}</b>
      {place.after}…
    </>
  );
  return onGoTo ? (
    <button type="button" class="occurrence-words" title={t('ui_goTo')} onClick={onGoTo}>
      {words}
    </button>
  ) : (
    <span class="occurrence-words">{words}</span>
  );
}
