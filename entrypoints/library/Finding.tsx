import { Occurrences } from '../../components/Occurrences';
import { closeFinding, codePlaces, type FoundPlace, finding } from '../../state/occurrences';
import { codes, records } from '../../state/records';

/** All places of a note's words in its report, where the reader has asked for them. `goTo` where a page shows them. */
export function Finding({ goTo }: { goTo?: (place: FoundPlace) => (() => void) | undefined }) {
  if (!finding.value) return null;
  const { note, places } = finding.value;
  const areas = new Map(records.value.notes.map((each) => [each.id, each.areas]));
  const shown = goTo && places[0] && goTo(places[0]) !== undefined;
  return (
    <Occurrences
      key={note.id}
      phrase={note.anchor.quote.exact.trim()}
      codes={codes.value}
      areas={note.areas}
      places={places.map(({ within, ...place }) => ({
        ...place,
        coded: within.length > 0 ? [...new Set(within.flatMap((id) => areas.get(id) ?? []))] : undefined,
      }))}
      onGoTo={shown ? (index) => places[index] && goTo(places[index])?.() : undefined}
      onCode={codePlaces}
      onClose={closeFinding}
    />
  );
}
