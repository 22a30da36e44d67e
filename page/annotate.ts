import { areaOfKey, keyOf } from '../components/area-keys';
import { inUse } from '../components/code-look';
import { isImeKey } from '../components/ime';
import { stretches } from '../components/StretchButtons';
import type { Id } from '../core/model';
import { type Action, actionOf } from '../core/page-keys';
import { t } from '../i18n/t';
import { onAnnouncement } from '../messages/announce';
import type { Contents, PageService, Settling, Standing, SuggestedPassage } from '../messages/services';
import { isOrphan } from './deliver';
import { viewOf } from './drawn';
import { Editing } from './editing';
import { contentsOf, followScrolling, scrollToOffset, sectionAt } from './follow';
import { caretIn, offsetAt } from './hit';
import { neighbour, selectMore, selectNext, selectWords } from './keyboard';
import { hold, keepKeysInside } from './keys';
import { likelyAreas } from './likely';
import { noteOf, Restored, type Sources } from './restore';
import { type PlaceNow, Screen } from './screen';
import { isOurs, isPlace, isTyping, readSelection, watchSelection } from './selection';
import { Strip, watchSize } from './strip';
import { takeOver } from './succession';
import { suggestIn } from './suggested';
import { placeIn } from './text';
import { allowSelecting } from './unlock';
import { watchText } from './watch';

/** The annotator at work in one document: hears the reader and the page, and has the rooms beside it do what follows. */
export class Annotator {
  #service: PageService;
  #style: Sources['style'];
  #restored: Restored;
  #screen: Screen;
  #editing: Editing;
  #strip: Strip;
  #end = new AbortController();
  /** Whether a younger annotator has taken this document over. */
  #succeeded = () => false;
  /** Read once, while it can be: after an update the messages are out of reach. */
  #updated = t('page_updated');
  /** The note for which this page was opened, until it was shown. */
  #wanted: Id | undefined;

  constructor(service: PageService, sources: Sources) {
    this.#service = service;
    this.#style = sources.style;
    const restored = new Restored(sources);
    const strip = new Strip(
      restored,
      (note) => void this.goTo(note),
      () => this.#screen.render(),
    );
    this.#restored = restored;
    this.#strip = strip;
    this.#screen = new Screen(
      (shown) => viewOf(shown, { restored, strip, screen: this.#screen, editing: this.#editing }),
      () => service.styles(),
      this.#end.signal,
    );
    this.#editing = new Editing(service, restored, this.#screen, {
      refresh: () => this.#refresh(),
      orphaned: () => this.#orphaned(),
    });
  }

  async start(): Promise<void> {
    const { signal } = this.#end;
    this.#succeeded = takeOver();
    keepKeysInside(signal);
    allowSelecting(signal, this.#style);
    watchSelection((rested) => void this.#selected(rested), signal);
    watchText(
      async () => {
        const before = this.#restored.text;
        if (this.#isOver() || !(await this.#restored.reread())) return;
        const { toolbar } = this.#screen.shown;
        const placeNow: PlaceNow = (place) => placeIn(this.#restored.text, before, place);
        this.#screen.follow(placeNow);
        this.#editing.follow(placeNow);
        await this.#refresh();
        // Its words have gone: others may be selected by now.
        if (toolbar && !this.#screen.shown.toolbar) await this.#selected(true);
      },
      () => this.#restored.text.roots,
      signal,
    );
    onAnnouncement((sequence) => void this.#announced(sequence), signal);
    document.addEventListener('visibilitychange', () => this.#heard(), { signal });
    window.addEventListener('focus', () => this.#heard(), { signal });
    // Back from the back-forward cache, where nothing was heard.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#heard(), { signal });
    window.addEventListener('click', (event) => this.#clicked(event), { signal });
    window.addEventListener('keydown', (event) => this.#key(event), { capture: true, signal });
    this.#screen.onKey = (event) => this.#key(event);
    this.#screen.onHold = (selected) => this.#restored.hold(selected);
    watchSize(() => this.#strip.mark(true), signal);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#restored.paint(), { signal });
    await this.#refresh();
    // The reader may have been quicker than we.
    await this.#selected();
  }

  /** Aborted when this annotator stops: a younger one has taken over, or the extension is gone. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  stop(): void {
    this.#end.abort();
    this.#restored.clear();
  }

  /** Shows a note's place; one that is in question with the card that asks. */
  goTo(note: Id): boolean {
    const there = this.#restored.goTo(note);
    if (there && !this.#restored.placeOf(note)) this.#screen.openCard(note, [note]);
    return there;
  }

  standing(): Standing[] {
    return (this.#restored.state?.notes ?? []).flatMap(({ id }) => {
      const words = this.#restored.found.get(id)?.status === 'exact' ? undefined : this.#restored.wordsAt(id);
      return words === undefined ? [] : [{ note: id, words }];
    });
  }

  settle = (note: Id, how: Settling): Promise<boolean> => this.#editing.settle(note, how);
  undo = (): Promise<void> => this.#editing.undo();
  redo = (): Promise<void> => this.#editing.redo();

  /** Marks the selection without an area. False where nothing is selected. */
  async mark(): Promise<boolean> {
    const selected = readSelection(this.#restored.text);
    if (!selected) return false;
    await this.#editing.add(selected, []);
    return true;
  }

  async show(): Promise<void> {
    this.#restored.forget();
    await this.#refresh();
  }

  // For the side panel

  contents = (): Contents => contentsOf(this.#restored);
  goToOffset = (offset: number): void => scrollToOffset(this.#restored, offset);
  follow = (tell: (section: number) => void, signal: AbortSignal): void =>
    followScrolling(this.#restored, tell, AbortSignal.any([signal, this.#end.signal]));
  suggestions = (section: number): Promise<SuggestedPassage[]> =>
    suggestIn(
      this.#restored,
      section,
      (passage) => this.#service.suggest(passage),
      (offset) => sectionAt(this.#restored, offset),
    );
  /** A paragraph, found by its words: the page's text may be another than when it was suggested. */
  async markPassage({ start, quote }: Pick<SuggestedPassage, 'start' | 'quote'>, areas: Id[]): Promise<void> {
    const { text } = this.#restored.text;
    const [at] = [text.lastIndexOf(quote, start), text.indexOf(quote, start)]
      .filter((at) => at >= 0)
      .sort((one, other) => Math.abs(one - start) - Math.abs(other - start));
    if (at !== undefined) await this.#editing.add({ start: at, end: at + quote.length }, areas);
  }

  // What is heard

  /** What this page has written itself it has read by now, as a rule: its own announcement tells it nothing. */
  async #announced(sequence: number): Promise<void> {
    await this.#restored.underWay;
    if (this.#restored.state?.sequence !== sequence) this.#heard();
  }

  #heard(): void {
    // A hidden tab re-reads when it is looked at.
    if (!this.#isOver() && document.visibilityState === 'visible') void this.#refresh();
  }

  async #refresh(): Promise<void> {
    await this.#editing.attempt(() => this.#restored.refresh());
    this.#wanted = this.#restored.state?.goTo ?? this.#wanted;
    // A late article: the passage may be there only after a later reading.
    if (this.#wanted && this.#restored.goTo(this.#wanted)) this.#wanted = undefined;
    this.#screen.render();
    this.#strip.mark();
  }

  async #selected(rested = false): Promise<void> {
    if (this.#isOver()) return;
    if (!rested) this.#screen.dismissed = undefined;
    // The focus in our own field has taken the selection with it; the toolbar speaks of the words as they were.
    if (this.#screen.isFocused || this.#editing.isDragging) return;
    const { text } = this.#restored;
    const selected = readSelection(text);
    const { seeking } = this.#screen.shown;
    if (seeking) {
      // Kept when the selection is lost to a click on the panel.
      if (selected) this.#screen.set({ seeking: { ...seeking, selected } });
      return;
    }
    // Before anything is known of the page there are no areas to choose: `start` looks again when there are.
    if (!selected || !this.#restored.state || this.#restored.state.settings.paused) {
      if (this.#screen.shown.toolbar) this.#screen.set({ toolbar: undefined });
      return;
    }
    const likely = await likelyAreas(this.#restored, selected, sectionAt(this.#restored, selected.start), (passage) =>
      this.#service.suggest(passage),
    );
    // The page has changed meanwhile, and its offsets.
    if (text !== this.#restored.text) return this.#selected(rested);
    const now = readSelection(text);
    if (!now || !isPlace(now, selected) || isPlace(now, this.#screen.dismissed)) return;
    const { toolbar } = this.#screen.shown;
    const { picks } = this.#screen;
    const picked = picks && isPlace(now, picks.selected) ? picks.areas : [];
    // Keys must not change their areas under the reader's fingers.
    if (toolbar && picked.length > 0 && isPlace(now, toolbar.selected)) return;
    this.#screen.set({ toolbar: { selected: now, ...likely, picked }, card: undefined });
  }

  #clicked(event: MouseEvent): void {
    if (isOurs(event) || event.button !== 0 || this.#isOver()) return;
    const { card } = this.#screen.shown;
    const target = event.composedPath()[0];
    const onLink =
      target instanceof Element && target.closest('a[href], button, input, textarea, select, summary, label');
    const selection = getSelection();
    const offset =
      onLink || (selection && !selection.isCollapsed) || !this.#restored.state?.settings.shown
        ? undefined
        : offsetAt(this.#restored.text, event.clientX, event.clientY);
    const notes = offset === undefined ? [] : this.#restored.notesAt(offset);
    const first = notes[0];
    if (first)
      this.#screen.openCard(
        first.id,
        notes.map(({ id }) => id),
        undefined,
        offset,
      );
    else if (card) this.#screen.close();
  }

  #key(event: KeyboardEvent): void {
    const { toolbar, card, seeking, everywhere, toast } = this.#screen.shown;
    // An Escape that leaves an input method's list of words closes nothing of ours.
    if (isImeKey(event) || this.#isOver()) return;
    if (event.key === 'Escape' && (toolbar || card || seeking || everywhere)) {
      take(event);
      this.#screen.close();
      return;
    }
    if (isTyping(event) || this.#acted(event)) return;
    const command = event.ctrlKey || event.metaKey;
    if (toast?.offers && command && !event.altKey && event.key.toLowerCase() === 'z') {
      take(event);
      void (event.shiftKey ? this.redo() : this.undo());
    }
    if (!toolbar || command || event.altKey) return;
    // A selection that has just changed: the toolbar may still stand by the former one.
    const selected = readSelection(this.#restored.text) ?? toolbar.selected;
    const { areas } = inUse(this.#restored.codes);
    const { picked } = toolbar;
    const area = areaOfKey(keyOf(event), toolbar.likely, areas);
    if (area) {
      take(event);
      if (event.shiftKey) this.#screen.pick(area, selected);
      else void this.#editing.add(selected, [...picked, area]);
    } else if (event.key === 'h' || (event.key === 'Enter' && picked.length > 0 && !isButton(event))) {
      take(event);
      void this.#editing.add(selected, picked);
    } else if (event.key === 'm') {
      take(event);
      void this.#editing.comment(selected, picked);
    }
  }

  /** Keys that work wherever the reader is in the page, but in fields. True where this was one. */
  #acted(event: KeyboardEvent): boolean {
    const { state } = this.#restored;
    if (!state || state.settings.paused) return false;
    const action = actionOf(event, state.settings.keys);
    if (!action || isPagesOwn(event) || (action === 'toolbar' && !this.#screen.shown.toolbar)) return false;
    take(event);
    if (action === 'undo') void this.undo();
    else if (action === 'redo') void this.redo();
    else if (action === 'hide') this.#screen.toast(t(this.#restored.toggle() ? 'page_shown' : 'page_hidden'));
    else if (action === 'toolbar') this.#screen.focusToolbar(readSelection(this.#restored.text));
    else if (action === 'nextNote' || action === 'previousNote') this.#walk(action === 'nextNote' ? 1 : -1);
    else if (action === 'nextSentence' || action === 'previousSentence')
      void (selectNext(this.#restored, action === 'nextSentence' ? 1 : -1) && this.#selected());
    else if (action === 'grow') void (selectMore(this.#restored) && this.#selected());
    else this.#change(action);
    return true;
  }

  /** What a key does to the note whose card is open, else to the one in which the selection or the caret stands. */
  #change(action: Action): void {
    const { card } = this.#screen.shown;
    const at = readSelection(this.#restored.text)?.start ?? caretIn(this.#restored.text);
    const note = card
      ? noteOf(this.#restored, card.note)
      : at === undefined
        ? undefined
        : this.#restored.notesAt(at)[0];
    const how = stretches.find((each) => each.action === action);
    if (!note) this.#screen.toast(t('page_noNoteHere'));
    else if (how) void this.#editing.stretch(note, { ...how, by: 'clause' });
    else if (action === 'split') void this.#editing.split(note, card?.at);
    else void this.#editing.merge(note);
  }

  #walk(way: 1 | -1): void {
    const next = neighbour(this.#restored, this.#screen.shown.card?.note, way);
    if (next === undefined) {
      this.#screen.toast(t('page_noNotes'));
      return;
    }
    this.#restored.goTo(next);
    // The keys that select go on from here.
    const place = this.#restored.placeOf(next);
    if (place && selectWords(this.#restored, place)) getSelection()?.collapseToStart();
    this.#screen.openCard(next, [next], 'card');
  }

  /** A younger annotator is here, or none of us can be answered any more: then this one stops. */
  #isOver(): boolean {
    if (this.#succeeded()) this.stop();
    else if (isOrphan()) this.#orphaned();
    return this.#end.signal.aborted;
  }

  /** No answer can come any more: the page says so, to a reader who wants something. */
  #orphaned(): void {
    if (this.#end.signal.aborted) return;
    const wanted = readSelection(this.#restored.text) !== undefined;
    this.stop();
    if (wanted) this.#screen.lastWord(this.#updated);
  }
}

/** A letter that the page has given to a link or field of its own (`accesskey`): browsers take it with Alt. */
const isPagesOwn = ({ altKey, code }: KeyboardEvent): boolean =>
  altKey && document.querySelector(`[accesskey="${code.slice(3)}" i]`) !== null;

/** A button has its own use for Enter. */
const isButton = ({ target }: Event): boolean => target instanceof HTMLButtonElement;

/** Takes a key for ourselves: neither page nor browser acts on it. */
function take(event: KeyboardEvent): void {
  hold(event);
  event.preventDefault();
  event.stopImmediatePropagation();
}
