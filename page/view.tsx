import type { VNode } from 'preact';
import { NoteCard, type NoteCardProps } from '../components/NoteCard';
import { Occurrences, type OccurrencesProps } from '../components/Occurrences';
import { Reattach, type ReattachProps } from '../components/Reattach';
import { Toast, type ToastProps, type Told } from '../components/Toast';
import { Toolbar, type ToolbarProps } from '../components/Toolbar';
import type { Id } from '../core/model';
import { Handles, type HandlesProps } from './handles';
import type { Lines } from './lines';
import { Floating } from './overlay';
import type { Selected } from './selection';

/** What the page shows of us, as data. */
export interface Shown {
  toolbar?:
    | {
        selected: Selected;
        likely: Id[];
        because: { [area: Id]: string[] };
        /** Areas chosen to go together with the next. */
        picked: Id[];
      }
    | undefined;
  card?:
    | {
        note: Id;
        all: Id[];
        focus: 'card' | 'comment' | undefined;
        saved: 'saved' | 'saving' | { failed: string };
        /** Another each time a card is opened. */
        opening: Id;
        /** The offset that was clicked, where it was opened by a click. */
        at?: number | undefined;
      }
    | undefined;
  /** The note whose words the reader is looking for, and what is selected by now. */
  seeking?: { note: Id; selected: Selected | undefined } | undefined;
  /** The note for whose words all places are looked through. */
  everywhere?: { note: Id } | undefined;
  toast?:
    | (Told & {
        /** The words of a note just made stand in other places as well. */
        elsewhere?: { note: Id; count: number } | undefined;
      })
    | undefined;
}

export interface ViewProps {
  toolbar?: (ToolbarProps & { by: () => Lines | undefined }) | undefined;
  card?: (NoteCardProps & { by: () => Lines | undefined; id: string; focused: string | undefined }) | undefined;
  handles?: (HandlesProps & { id: string }) | undefined;
  strip?: VNode | undefined;
  reattach?: ReattachProps | undefined;
  everywhere?: OccurrencesProps | undefined;
  toast?: ToastProps | undefined;
}

/** Toolbar or card by their passage, the toast at the window's foot. */
export function View(props: ViewProps) {
  const { toolbar, card, handles, reattach, everywhere, strip, toast } = props;
  return (
    <>
      {strip}
      {toolbar && (
        <Floating key="toolbar" by={toolbar.by}>
          <Toolbar {...toolbar} />
        </Floating>
      )}
      {handles && <Handles key={`ends of ${handles.id}`} {...handles} />}
      {card && (
        <Floating key={card.id} by={card.by} focused={card.focused}>
          <NoteCard {...card} />
        </Floating>
      )}
      {reattach && <Reattach {...reattach} />}
      {everywhere && <Occurrences key={everywhere.phrase} {...everywhere} />}
      <Toast {...toast} />
    </>
  );
}
