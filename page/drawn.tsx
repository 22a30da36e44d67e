import { inUse } from '../components/code-look';
import { StretchButtons } from '../components/StretchButtons';
import { holding } from '../core/codebook/occurrences';
import type { Id, Note } from '../core/model';
import { keyFor } from '../core/page-keys';
import { explanationsIn } from '../core/report/explained';
import type { Editing } from './editing';
import { elsewhere, placesOf } from './everywhere';
import { type Lines, linesOf } from './lines';
import { toMergeWith } from './parts';
import { noteOf, type Restored } from './restore';
import type { Screen } from './screen';
import { readSelection } from './selection';
import type { Strip } from './strip';
import type { Shown, ViewProps } from './view';

interface Page {
  restored: Restored;
  screen: Screen;
  editing: Editing;
  strip: Strip;
}

/** What is shown, with the words and areas it is about, and what its buttons do. */
export function viewOf({ toolbar, card, seeking, everywhere, toast }: Shown, page: Page): ViewProps {
  const { restored, screen, editing, strip } = page;
  const note = card && noteOf(restored, card.note);
  return {
    toolbar: toolbar && toolbarOf(toolbar, page),
    card: card && note && cardOf(note, card, page),
    handles: note && handlesOf(note, page),
    reattach: seeking && reattachOf(seeking, page),
    everywhere: everywhere && everywhereOf(everywhere.note, page),
    strip: strip.isShown ? strip.node : undefined,
    toast: toast && {
      told: toast,
      elsewhere: toast.elsewhere?.count,
      onElsewhere: () => toast.elsewhere && screen.openEverywhere(toast.elsewhere.note),
      onOffer: () => void (toast.offers && editing[toast.offers]()),
      shortcut: toast.offers && keyFor(toast.offers, restored.keys),
    },
  };
}

function toolbarOf(
  { selected, likely, because, picked }: NonNullable<Shown['toolbar']>,
  { restored, screen, editing }: Page,
): NonNullable<ViewProps['toolbar']> {
  // The toolbar may still stand by a former selection; where the focus is in it, nothing is selected any more.
  const now = () => readSelection(restored.text) ?? selected;
  return {
    areas: inUse(restored.codes).areas,
    likely,
    because,
    pickKey: keyFor('toolbar', restored.keys),
    by: () => readSelection(restored.text) ?? linesOf(restored.text, selected),
    picked,
    onArea: (id) => void editing.add(now(), [...picked, id]),
    onPick: (id) => screen.pick(id, now()),
    onHighlight: () => void editing.add(now(), picked),
    onComment: () => void editing.comment(now(), picked),
    copyAs: restored.copyAs,
    onCopy: () => editing.copy(now()),
    onClose: () => screen.close(),
  };
}

function cardOf(
  note: Note,
  card: NonNullable<Shown['card']>,
  { restored, screen, editing }: Page,
): NonNullable<ViewProps['card']> {
  const place = restored.placeOf(note.id);
  const more = elsewhere(restored, note);
  return {
    id: note.id,
    terms: place ? explanationsIn(restored.explained, place.start, place.end) : [],
    note,
    codes: restored.codes,
    report: restored.state?.report,
    status: restored.found.get(note.id)?.status,
    now: restored.wordsAt(note.id),
    saved: card.saved,
    focused: card.focus && { card: '.card', comment: '.card textarea' }[card.focus],
    others: card.all.length > 1 ? card.all : [],
    by: () => linesAt(restored, note.id),
    extent: place && (
      <StretchButtons
        onStretch={(how) => void editing.stretch(note, how)}
        onSplit={() => void editing.split(note, card.at)}
        mergesWith={toMergeWith(restored, note.id)?.anchor.quote.exact}
        onMerge={() => void editing.merge(note)}
        keys={restored.keys}
      />
    ),
    onOther: (id) => screen.openCard(id, card.all, 'card'),
    onAreas: (areas) => void editing.setAreas(note, areas),
    onType: (type) => void editing.setType(note, type),
    onComment: (comment, from) => editing.type(note, card.opening, comment, from),
    onDelete: () => void editing.trash(note),
    copyAs: restored.copyAs,
    onCopy: (form) => editing.copyNote(note, form),
    onSettle: (how) => void editing.settle(note.id, how),
    onHistory: () => editing.history(note),
    onBefore: () => editing.codedBefore(note),
    onLikely: () => editing.likely(note),
    elsewhere: more,
    onOccurrences: more > 0 ? () => screen.openEverywhere(note.id) : undefined,
    onClose: () => screen.close(),
  };
}

/** Only where the passage is certain, and seen. */
function handlesOf(note: Note, { restored, editing }: Page): ViewProps['handles'] {
  if (!restored.placeOf(note.id) || !restored.isShown) return undefined;
  return {
    id: note.id,
    by: () => linesAt(restored, note.id),
    onDrag: (end, x, y) => editing.drag(note, end, x, y),
    onDrop: (kept) => void editing.drop(note, kept),
  };
}

function linesAt(restored: Restored, note: Id): Lines | undefined {
  const stands = restored.standsAt(note);
  return stands && linesOf(restored.text, stands);
}

function reattachOf(
  { note, selected }: NonNullable<Shown['seeking']>,
  { restored, screen, editing }: Page,
): ViewProps['reattach'] {
  const sought = noteOf(restored, note);
  return (
    sought && {
      quote: sought.anchor.quote.exact,
      section: sought.section,
      selected: selected && restored.text.text.slice(selected.start, selected.end),
      onAttach: () => void (selected && editing.reattach(sought, selected)),
      onClose: () => screen.close(),
    }
  );
}

function everywhereOf(id: Id, { restored, screen, editing }: Page): ViewProps['everywhere'] {
  const note = noteOf(restored, id);
  if (!note) return undefined;
  const places = placesOf(restored, note);
  const notes = restored.placed.map((each) => ({ ...each, areas: each.note.areas }));
  return {
    phrase: note.anchor.quote.exact.trim(),
    codes: restored.codes,
    areas: note.areas,
    places: places.map((place) => {
      const over = holding(notes, place);
      return { ...place, coded: over.length > 0 ? [...new Set(over.flatMap(({ areas }) => areas))] : undefined };
    }),
    onGoTo: (index) => void (places[index] && restored.bring(places[index])),
    onCode: (chosen, areas) =>
      editing.codeAll(
        note,
        areas,
        chosen.flatMap((index) => places[index] ?? []),
      ),
    onClose: () => screen.set({ everywhere: undefined }),
  };
}
