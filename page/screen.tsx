import { newId } from '../core/id';
import type { Id } from '../core/model';
import { Overlay } from './overlay';
import { isDark } from './painter';
import type { Place, Selected } from './selection';
import { type Shown, View, type ViewProps } from './view';

const TOAST_STAYS = 6000;
const LAST_WORD_STAYS = 8000;

interface ToastOptions {
  /** Until something else is told. */
  stays?: boolean;
  elsewhere?: NonNullable<Shown['toast']>['elsewhere'];
}

/** Where a place stands by now; nowhere where its words are gone. */
export type PlaceNow = <P extends Place>(place: P) => P | undefined;

/** What stands on the page of us: one state, drawn anew with each change of it. */
export class Screen {
  shown: Shown = {};
  /** What was picked for which words: the toolbar may go and come again over them meanwhile. */
  picks: { selected: Selected; areas: Id[] } | undefined;
  /** The words over which the reader has closed the toolbar: it does not come again because they still rest there. */
  dismissed: Selected | undefined;
  #overlay: Overlay;
  #draw: (shown: Shown) => ViewProps;
  #hold: (selected: Selected | undefined) => void = () => {};
  #ended: AbortSignal;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: (shown: Shown) => ViewProps, styles: () => Promise<string>, ended: AbortSignal) {
    this.#overlay = new Overlay(styles);
    this.#draw = draw;
    this.#ended = ended;
    ended.addEventListener('abort', () => this.#overlay.hide());
  }

  /** Hears the keys pressed in our own controls that these have not taken. */
  set onKey(hear: (event: KeyboardEvent) => void) {
    this.#overlay.onKey = (event) => {
      if (!event.defaultPrevented) hear(event);
    };
  }

  /** Hears of the words that the toolbar speaks of while the focus is in it, and of none when that is over. */
  set onHold(hear: (selected: Selected | undefined) => void) {
    this.#hold = hear;
    this.#overlay.onFocus = () => hear(this.shown.toolbar?.selected);
  }

  /** Whether the focus is with us. */
  get isFocused(): boolean {
    return this.#overlay.focused !== null;
  }

  /**
   * To the field that finds an area; the toolbar's other controls are a Tab away. It may still stand by a former
   * selection, and the focus takes with it what is selected now: from here on it speaks of that.
   */
  focusToolbar(selected: Selected | undefined): void {
    const { toolbar } = this.shown;
    if (toolbar && selected) this.set({ toolbar: { ...toolbar, selected } });
    this.#overlay.focus('.toolbar input');
  }

  set(change: Partial<{ [K in keyof Shown]: Shown[K] | undefined }>): void {
    this.shown = { ...this.shown, ...change };
    if (!this.shown.toolbar) this.#hold(undefined);
    this.render();
  }

  /** One more area for what is selected; one that is picked already is taken away. */
  pick(area: Id, selected: Selected): void {
    const { toolbar } = this.shown;
    if (!toolbar) return;
    const { picked } = toolbar;
    const areas = picked.includes(area) ? picked.filter((id) => id !== area) : [...picked, area];
    this.picks = { selected, areas };
    this.set({ toolbar: { ...toolbar, selected, picked: areas } });
  }

  /** The page's text is another: what speaks of words does so where they stand by now, and goes where they are gone. */
  follow(placeNow: PlaceNow): void {
    const { toolbar, card, seeking } = this.shown;
    const follow = <P extends Place>(place: P | undefined) => place && placeNow(place);
    const [selected, picked] = [follow(toolbar?.selected), follow(this.picks?.selected)];
    this.picks = this.picks && picked && { ...this.picks, selected: picked };
    this.dismissed = follow(this.dismissed);
    if (card?.at !== undefined)
      this.shown = { ...this.shown, card: { ...card, at: placeNow({ start: card.at, end: card.at + 1 })?.start } };
    // A card is not drawn now: no note has a place until the next refresh.
    if (toolbar || seeking)
      this.set({
        toolbar: toolbar && selected && { ...toolbar, selected },
        seeking: seeking && { ...seeking, selected: follow(seeking.selected) },
      });
  }

  openCard(note: Id, all: Id[], focus?: 'card' | 'comment', at?: number): void {
    // What was told of the step before would cover the card.
    const toast = this.shown.toast?.offers ? undefined : this.shown.toast;
    this.set({ card: { note, all, focus, saved: 'saved', opening: newId(), at }, toolbar: undefined, toast });
  }

  /** The card that is open speaks of this note alone from now on. */
  showOnly(note: Id): void {
    if (this.shown.card) this.set({ card: { ...this.shown.card, note, all: [note] } });
  }

  openEverywhere(note: Id): void {
    this.set({ everywhere: { note }, card: undefined, toast: undefined });
  }

  close(): void {
    this.dismissed = this.shown.toolbar?.selected;
    this.picks = undefined;
    this.set({ card: undefined, toolbar: undefined, seeking: undefined, everywhere: undefined });
  }

  saved(saved: NonNullable<Shown['card']>['saved']): void {
    if (this.shown.card) this.set({ card: { ...this.shown.card, saved } });
  }

  toast(text: string, offers?: 'undo' | 'redo', { stays = false, elsewhere }: ToastOptions = {}): void {
    clearTimeout(this.#toastTimer);
    this.set({ toast: { text, offers, elsewhere } });
    if (!stays) this.#toastTimer = setTimeout(() => this.set({ toast: undefined }), TOAST_STAYS);
  }

  /** Said after the end, when nothing else is shown any more. */
  lastWord(text: string): void {
    this.#overlay.show(<View toast={{ told: { text } }} />, isDark());
    setTimeout(() => this.#overlay.hide(), LAST_WORD_STAYS);
  }

  render(): void {
    if (this.#ended.aborted) return;
    const props = this.#draw(this.shown);
    if (Object.values(props).some((part) => part !== undefined)) this.#overlay.show(<View {...props} />, isDark());
    else this.#overlay.hide();
  }
}
