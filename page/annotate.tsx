import type { VNode } from 'preact';
import { PageStrip } from '../components/PageStrip';
import { areaOfKey } from '../components/Toolbar';
import { describe, NothingToAnchor } from '../core/anchoring/describe';
import type { Command, Outcome, Undone } from '../core/command';
import { newId } from '../core/id';
import type { Anchor, Change, Id, Note } from '../core/model';
import { actionOf } from '../core/page-keys';
import { explanationsIn, unmarked } from '../core/report/explained';
import { sectionPath } from '../core/report/outline';
import { sourceLine } from '../core/source-line';
import { t } from '../i18n/t';
import { onAnnouncement } from '../messages/announce';
import { RemoteError } from '../messages/rpc';
import type {
  Contents,
  NewNote,
  OpenedPage,
  PageService,
  Settling,
  Standing,
  SuggestedPassage,
} from '../messages/services';
import * as commands from './commands';
import { copyText } from './copy';
import { deliver, isOrphan, Orphaned } from './deliver';
import { type Stretch, stretch } from './extent';
import { contentsOf, followScrolling, scrollToOffset } from './follow';
import { offsetAt } from './hit';
import { neighbour, selectMore, selectNext } from './keyboard';
import { hold, keepKeysInside } from './keys';
import { Overlay } from './overlay';
import { isDark } from './painter';
import { Restored, type Sources } from './restore';
import { isOurs, isTyping, readSelection, type Selected, watchSelection } from './selection';
import { marksOf, watchSize } from './strip';
import { takeOver } from './succession';
import { suggestIn } from './suggested';
import { rangesOf } from './text';
import { allowSelecting } from './unlock';
import { type Shown, View } from './view';
import { watchText } from './watch';

/** How long the toolbar waits for the suggestions before it shows: longer, and it would be felt. */
const SUGGESTIONS_WITHIN = 80;

/** The annotator at work in one document: what the reader does, and what follows from it. */
export class Annotator {
  #service: PageService;
  #restored: Restored;
  #overlay = new Overlay();
  #shown: Shown = {};
  #end = new AbortController();
  /** Whether a younger annotator has taken this document over. */
  #succeeded = () => false;
  /** Read once, while it can be: after an update the messages are out of reach. */
  #updated = t('page_updated');
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #marking: ReturnType<typeof setTimeout> | undefined;
  /** Drawn when its marks change, not with each other view: the same node is passed over in rendering. */
  #strip: VNode | undefined;
  /** What was painted when its marks were last asked for. */
  #marked = -1;
  /** One comment's typing, from the card's opening to its closing, is undone as one. */
  #typing: { note: Id; joins: Id; stored: string } | undefined;
  #adding = false;
  /** The words over which the reader has closed the toolbar: it does not come again because they still rest there. */
  #dismissed: Selected | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** The note for which this page was opened, until it was shown. */
  #wanted: Id | undefined;

  constructor(service: PageService, sources: Sources) {
    this.#service = service;
    this.#restored = new Restored(sources);
  }

  async start(): Promise<void> {
    const { signal } = this.#end;
    this.#succeeded = takeOver();
    keepKeysInside(signal);
    allowSelecting(signal);
    watchSelection((rested) => void this.#selected(rested), signal);
    watchText(
      () => {
        if (!this.#isOver() && this.#restored.reread()) void this.#refresh();
      },
      () => this.#restored.text.roots,
      signal,
    );
    onAnnouncement(() => this.#heard(), signal);
    document.addEventListener('visibilitychange', () => this.#heard(), { signal });
    window.addEventListener('focus', () => this.#heard(), { signal });
    // Back from the back-forward cache, where nothing was heard.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#heard(), { signal });
    window.addEventListener('click', (event) => this.#clicked(event), { signal });
    window.addEventListener('keydown', (event) => this.#key(event), { capture: true, signal });
    this.#overlay.onKey = (event) => {
      // One that our own controls have not taken.
      if (!event.defaultPrevented) this.#key(event);
    };
    watchSize(() => this.#mark(true), signal);
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
    this.#overlay.hide();
  }

  /** Shows a note's place; one that is in question with the card that asks. */
  goTo(note: Id): boolean {
    const there = this.#restored.goTo(note);
    if (there && !this.#restored.placeOf(note)) this.#open(note, [note]);
    return there;
  }

  standing(): Standing[] {
    return (this.#restored.state?.notes ?? []).flatMap(({ id }) => {
      const words = this.#restored.found.get(id)?.status === 'exact' ? undefined : this.#restored.wordsAt(id);
      return words === undefined ? [] : [{ note: id, words }];
    });
  }

  async settle(id: Id, how: Settling): Promise<boolean> {
    const note = this.#noteOf(id);
    if (!note) return false;
    if (how === 'reattach') {
      this.#set({ seeking: { note: id, selected: readSelection(this.#restored.text) }, card: undefined });
      return true;
    }
    const place = this.#restored.standsAt(id);
    if (!place || this.#restored.placeOf(id)) return false;
    if (how === 'confirm') return this.#place(note, place, 'step_confirmPlace');
    await this.#attempt(() => this.#restored.reject(note));
    this.#close();
    this.#toast(t('page_rejected'));
    return true;
  }

  /** Marks the selection without an area. False where nothing is selected. */
  async mark(): Promise<boolean> {
    const selected = readSelection(this.#restored.text);
    if (!selected) return false;
    await this.#add(selected, []);
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
      (offset) => this.#section(offset),
    );
  async markPassage(passage: { start: number; end: number }, areas: Id[]): Promise<void> {
    await this.#add(passage, areas);
  }

  // What is heard

  #heard(): void {
    // A hidden tab re-reads when it is looked at.
    if (!this.#isOver() && document.visibilityState === 'visible') void this.#refresh();
  }

  async #refresh(): Promise<void> {
    await this.#attempt(() => this.#restored.refresh());
    this.#wanted = this.#restored.state?.goTo ?? this.#wanted;
    // A late article: the passage may be there only after a later reading.
    if (this.#wanted && this.#restored.goTo(this.#wanted)) this.#wanted = undefined;
    this.#render();
    this.#mark();
  }

  async #selected(rested = false): Promise<void> {
    if (this.#isOver()) return;
    if (!rested) this.#dismissed = undefined;
    // The focus in our own field has taken the selection with it; the toolbar speaks of the words as they were.
    if (this.#overlay.focused) return;
    const selected = readSelection(this.#restored.text);
    const { seeking } = this.#shown;
    if (seeking) {
      // Kept when the selection is lost to a click on the panel.
      if (selected) this.#set({ seeking: { ...seeking, selected } });
      return;
    }
    // Before anything is known of the page there are no areas to choose: `start` looks again when there are.
    if (!selected || !this.#restored.state || this.#restored.state.settings.paused) {
      if (this.#shown.toolbar) this.#set({ toolbar: undefined });
      return;
    }
    const likely = await this.#likely(selected);
    const now = readSelection(this.#restored.text);
    if (now && isPlace(now, selected) && !isPlace(now, this.#dismissed))
      this.#set({ toolbar: { selected: now, ...likely }, card: undefined });
  }

  /** The nine most likely areas: suggestions, then the last used, then the codebook's order. */
  async #likely({ start, end }: Selected): Promise<Pick<NonNullable<Shown['toolbar']>, 'likely' | 'because'>> {
    const { state, text } = this.#restored;
    const asked = this.#service
      .suggest({ text: text.text.slice(start, end).slice(0, 5000), headings: this.#section(start) })
      .catch(() => []);
    const late = new Promise<Awaited<typeof asked>>((resolve) => setTimeout(() => resolve([]), SUGGESTIONS_WITHIN));
    const suggested = await Promise.race([asked, late]);
    const areas = (state?.codes ?? []).filter(({ facet, parent }) => facet === 'area' && !parent).map(({ id }) => id);
    const known = new Set((state?.codes ?? []).map(({ id }) => id));
    const likely = [...suggested.map(({ code }) => code), ...(state?.recent ?? []), ...areas];
    return {
      likely: [...new Set(likely)].filter((id) => known.has(id)).slice(0, 9),
      because: Object.fromEntries(suggested.map(({ code, words = [] }) => [code, words])),
    };
  }

  #clicked(event: MouseEvent): void {
    if (isOurs(event) || event.button !== 0 || this.#isOver()) return;
    const { card } = this.#shown;
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
      this.#open(
        first.id,
        notes.map(({ id }) => id),
      );
    else if (card) this.#close();
  }

  #key(event: KeyboardEvent): void {
    const { toolbar, card, seeking, toast } = this.#shown;
    if (this.#isOver()) return;
    if (event.key === 'Escape' && (toolbar || card || seeking)) {
      event.stopImmediatePropagation();
      event.preventDefault();
      this.#close();
      return;
    }
    if (isTyping(event) || event.isComposing || this.#acted(event)) return;
    const command = event.ctrlKey || event.metaKey;
    if (toast?.offers && command && !event.altKey && event.key.toLowerCase() === 'z') {
      take(event);
      void (event.shiftKey ? this.redo() : this.undo());
    }
    if (!toolbar || command || event.altKey) return;
    // A selection that the reader has just changed by keys: the toolbar may still stand by the former one.
    const selected = readSelection(this.#restored.text) ?? toolbar.selected;
    const areas = (this.#restored.state?.codes ?? []).filter(({ facet }) => facet === 'area');
    const area = areaOfKey(event.key, toolbar.likely, areas);
    if (area) {
      take(event);
      void this.#add(selected, [area]);
    } else if (event.key === 'h') {
      take(event);
      void this.#add(selected, []);
    } else if (event.key === 'm') {
      take(event);
      void this.#comment(selected);
    }
  }

  /** Keys that work wherever the reader is in the page, but in fields. True where this was one. */
  #acted(event: KeyboardEvent): boolean {
    const { state } = this.#restored;
    if (!state || state.settings.paused || isTyping(event)) return false;
    const action = actionOf(event, state.settings.keys);
    if (!action) return false;
    take(event);
    if (action === 'undo') void this.undo();
    else if (action === 'redo') void this.redo();
    else if (action === 'hide') this.#toast(t(this.#restored.toggle() ? 'page_shown' : 'page_hidden'));
    else if (action === 'nextNote' || action === 'previousNote') this.#walk(action === 'nextNote' ? 1 : -1);
    else if (
      action === 'grow' ? selectMore(this.#restored) : selectNext(this.#restored, action === 'nextSentence' ? 1 : -1)
    )
      void this.#selected();
    return true;
  }

  #walk(way: 1 | -1): void {
    const next = neighbour(this.#restored, this.#shown.card?.note, way);
    if (next === undefined) {
      this.#toast(t('page_noNotes'));
      return;
    }
    this.#restored.goTo(next);
    this.#open(next, [next], 'card');
  }

  // What the reader does

  async undo(): Promise<void> {
    const step = newId();
    this.#tell(await this.#write(() => this.#service.undo(step)), 'page_undone', 'redo');
  }
  async redo(): Promise<void> {
    const step = newId();
    this.#tell(await this.#write(() => this.#service.redo(step)), 'page_redone', 'undo');
  }

  async #add(selected: Pick<Selected, 'start' | 'end'>, areas: Id[]): Promise<Id | undefined> {
    const { state } = this.#restored;
    if (state?.settings.ephemeral) {
      this.#toast(t('page_ephemeral'));
      return;
    }
    // The key may be pressed again before the first is through.
    if (this.#adding) return;
    const anchor = this.#describe(selected);
    if (!anchor) return;
    const request: NewNote = {
      command: newId(),
      note: newId(),
      page: this.#restored.page,
      recognition: this.#restored.recognition(),
      anchor,
      section: this.#section(selected.start),
      areas,
      comment: '',
    };
    this.#adding = true;
    const outcome = await this.#write(() => this.#service.addNote(request)).finally(() => {
      this.#adding = false;
    });
    // Selection and toolbar go with the frame in which the highlight comes: each change of the page has the browser look
    // at all highlights again.
    if (outcome?.outcome !== 'done') return;
    getSelection()?.removeAllRanges();
    this.#set({ toolbar: undefined });
    this.#toast(t('page_marked'), 'undo');
    return request.note;
  }

  /** Nothing, and said so, where nothing that could be found again is selected: a note mark alone. */
  #describe({ start, end }: { start: number; end: number }): Anchor | undefined {
    try {
      return describe(this.#restored.text.text, start, end);
    } catch (error) {
      if (!(error instanceof NothingToAnchor)) throw error;
      this.#toast(t('page_nothingToMark'));
      return undefined;
    }
  }

  async #comment(selected: Selected): Promise<void> {
    const note = await this.#add(selected, []);
    if (note) this.#open(note, [note], 'comment');
  }

  /** Without the marks of the report's own notes. */
  #copy({ start, end }: { start: number; end: number }): void {
    this.#copyWords(unmarked(this.#restored.explained, start, end));
  }

  #copyWords(quote: string): void {
    const { state } = this.#restored;
    const title = state?.report?.title ?? this.#restored.recognition().title ?? document.title;
    const copied = copyText(`${quote.trim()}\n${sourceLine({ ...state?.report, title }, location.href)}`);
    this.#toast(t(copied ? 'page_copied' : 'page_copyFailed'));
  }

  #open(note: Id, all: Id[], focus?: 'card' | 'comment'): void {
    this.#typing = undefined;
    // What was told of the step before would cover the card.
    const toast = this.#shown.toast?.offers ? undefined : this.#shown.toast;
    this.#set({ card: { note, all, focus, saved: 'saved' }, toolbar: undefined, toast });
  }

  #close(): void {
    this.#typing = undefined;
    this.#dismissed = this.#shown.toolbar?.selected;
    this.#set({ card: undefined, toolbar: undefined, seeking: undefined });
  }

  /** `page`: where the command puts a note on this page's text. */
  async #edit(command: Command, page?: OpenedPage): Promise<boolean> {
    this.#saved('saving');
    const outcome = await this.#write(() => this.#service.commit(command, page));
    const done = outcome?.outcome === 'done';
    this.#saved(done ? 'saved' : { failed: outcome?.outcome === 'refused' ? t(outcome.reason) : '' });
    return done;
  }

  /** Each typing is sent after the one before it: `from` is what is stored by then. */
  #type(note: Note, comment: string): void {
    if (this.#typing?.note !== note.id) this.#typing = { note: note.id, joins: newId(), stored: note.comment };
    const typing = this.#typing;
    this.#saved('saving');
    this.#queue = this.#queue.then(async () => {
      if (typing.stored === comment) {
        this.#saved('saved');
        return;
      }
      if (await this.#edit(commands.setComment(note, typing.stored, comment, typing.joins))) typing.stored = comment;
    });
  }

  async #trash(note: Note): Promise<void> {
    this.#close();
    if (await this.#edit(commands.trash(note))) this.#toast(t('page_deleted'), 'undo');
  }

  async #stretch(note: Note, how: Stretch): Promise<void> {
    const { text } = this.#restored;
    const place = this.#restored.placeOf(note.id);
    if (!place) return;
    const { start, end } = stretch(text.text, place.start, place.end, how);
    if (start !== place.start || end !== place.end) await this.#place(note, { start, end });
  }

  async #reattach(note: Note, selected: Selected): Promise<void> {
    this.#close();
    getSelection()?.removeAllRanges();
    if (await this.#place(note, selected, 'step_reattach')) this.#toast(t('page_reattached'), 'undo');
  }

  /** Puts a note on these words of this page. */
  async #place(note: Note, { start, end }: { start: number; end: number }, label?: string): Promise<boolean> {
    const { state } = this.#restored;
    const anchor = this.#describe({ start, end });
    if (!state || !anchor) return false;
    const to = { anchor, text: state.text, url: location.href, section: this.#section(start) };
    return this.#edit(commands.setExtent(note, to, label), this.#restored.page);
  }

  #noteOf(id: Id): Note | undefined {
    return this.#restored.state?.notes.find((note) => note.id === id);
  }

  #section(offset: number): string[] {
    const { blocks, sections } = this.#restored;
    let block = 0;
    let rest = offset;
    for (; block < blocks.length - 1 && rest > (blocks[block]?.length ?? 0); block++)
      rest -= (blocks[block]?.length ?? 0) + 1;
    return sectionPath(sections, block, rest);
  }

  // How it is written and told

  /** Writes, until it is acknowledged; then everything is read again, by the same path as after a reload. */
  async #write<T extends Outcome | Undone>(call: () => Promise<T>): Promise<T | undefined> {
    const outcome = await this.#attempt(() => deliver(call, (still) => this.#unsaved(still)));
    if (outcome?.outcome === 'refused') this.#toast(t('page_refused', t(outcome.reason)));
    await this.#refresh();
    return outcome;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Orphaned || isOrphan()) this.#orphaned();
      else if (error instanceof RemoteError) this.#toast(t('page_refused', reasonOf(error)));
      else throw error;
      return undefined;
    }
  }

  #unsaved(still: boolean): void {
    this.#toast(t(still ? 'page_unsaved' : 'page_savedAfterAll'), undefined, still);
  }

  #tell(undone: Undone | undefined, key: string, offers: 'undo' | 'redo'): void {
    if (undone?.outcome === 'done') this.#toast(t(key, t(undone.label)), offers);
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
    if (!wanted) return;
    this.#overlay.show(<View toast={{ text: this.#updated }} />, isDark());
    setTimeout(() => this.#overlay.hide(), 8000);
  }

  #toast(text: string, offers?: 'undo' | 'redo', stays = false): void {
    clearTimeout(this.#toastTimer);
    this.#set({ toast: { text, offers } });
    if (!stays) this.#toastTimer = setTimeout(() => this.#set({ toast: undefined }), 6000);
  }

  /** The strip's marks, once the page has come to rest: their heights are read off its layout. */
  #mark(moved = false): void {
    const { state, painted } = this.#restored;
    if (!state?.settings.strip || (!moved && painted === this.#marked)) return;
    this.#marked = painted;
    clearTimeout(this.#marking);
    this.#marking = setTimeout(() => {
      this.#strip = this.#drawStrip();
      this.#render();
    }, 200);
  }

  #drawStrip(): VNode | undefined {
    const marks = marksOf(this.#restored);
    const codes = this.#restored.state?.codes ?? [];
    return marks.length ? (
      <PageStrip codes={codes} marks={marks} dark={isDark()} onGoTo={(id) => void this.goTo(id)} />
    ) : undefined;
  }

  #saved(saved: 'saved' | 'saving' | { failed: string }): void {
    if (this.#shown.card) this.#set({ card: { ...this.#shown.card, saved } });
  }

  #set(change: Partial<{ [K in keyof Shown]: Shown[K] | undefined }>): void {
    this.#shown = { ...this.#shown, ...change } as Shown;
    this.#render();
  }

  #render(): void {
    if (this.#end.signal.aborted) return;
    const { toolbar, card, seeking, toast } = this.#shown;
    const { state, text } = this.#restored;
    const codes = state?.codes ?? [];
    const note = card && this.#noteOf(card.note);
    const sought = seeking && this.#noteOf(seeking.note);
    const strip = state?.settings.strip && this.#restored.isShown ? this.#strip : undefined;
    if (!toolbar && !note && !sought && !toast && !strip) {
      this.#overlay.hide();
      return;
    }
    this.#overlay.show(
      <View
        toolbar={
          toolbar && {
            areas: codes.filter(({ facet }) => facet === 'area'),
            likely: toolbar.likely,
            because: toolbar.because,
            by: () => readSelection(text) ?? linesOf(rangesOf(text, toolbar.selected.start, toolbar.selected.end)),
            onArea: (id) => void this.#add(toolbar.selected, [id]),
            onHighlight: () => void this.#add(toolbar.selected, []),
            onComment: () => void this.#comment(toolbar.selected),
            onCopy: () => this.#copy(toolbar.selected),
            onClose: () => this.#close(),
          }
        }
        card={card && note && this.#card(note, card)}
        reattach={
          sought && {
            quote: sought.anchor.quote.exact,
            section: sought.section,
            selected: seeking.selected && this.#restored.text.text.slice(seeking.selected.start, seeking.selected.end),
            onAttach: () => void (seeking.selected && this.#reattach(sought, seeking.selected)),
            onClose: () => this.#close(),
          }
        }
        strip={strip}
        toast={
          toast && {
            text: toast.text,
            ...(toast.offers === 'undo' ? { onUndo: () => void this.undo() } : {}),
            ...(toast.offers === 'redo' ? { onRedo: () => void this.redo() } : {}),
          }
        }
      />,
      isDark(),
    );
  }

  #card(note: Note, card: NonNullable<Shown['card']>) {
    const { state, text, found } = this.#restored;
    const located = found.get(note.id);
    const place = this.#restored.placeOf(note.id);
    return {
      id: note.id,
      terms: place ? explanationsIn(this.#restored.explained, place.start, place.end) : [],
      note,
      codes: state?.codes ?? [],
      report: state?.report,
      status: located?.status,
      now: this.#restored.wordsAt(note.id),
      saved: card.saved,
      focused: card.focus === 'card',
      commenting: card.focus === 'comment',
      others: card.all.length > 1 ? card.all : [],
      by: () => {
        const place = this.#restored.standsAt(note.id);
        return place && linesOf(rangesOf(text, place.start, place.end));
      },
      onOther: (id: Id) => this.#open(id, card.all),
      onAreas: (areas: Id[]) => void this.#edit(commands.setAreas(note, areas)),
      onType: (type: Id | undefined) => void this.#edit(commands.setType(note, type)),
      onComment: (comment: string) => this.#type(note, comment),
      onDelete: () => void this.#trash(note),
      // What was marked, not what an edited page says now.
      onCopy: () => (place?.status === 'exact' ? this.#copy(place) : this.#copyWords(note.anchor.quote.exact)),
      onStretch: this.#restored.placeOf(note.id) && ((how: Stretch) => void this.#stretch(note, how)),
      onSettle: (how: Settling) => void this.settle(note.id, how),
      onHistory: (): Promise<readonly Change[]> => this.#service.history(note.id),
      onClose: () => this.#close(),
    };
  }
}

/** A database of a newer version is all that the other side throws with a reason for the reader. */
const reasonOf = ({ name, message }: RemoteError): string =>
  name === 'NewerDatabase' ? t('refused_newerDatabase') : message;

const isPlace = (one: Selected, other: Selected | undefined): boolean =>
  one.start === other?.start && one.end === other.end;

/** Takes a key for ourselves: neither page nor browser acts on it. */
function take(event: KeyboardEvent): void {
  hold(event);
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The boxes of a passage's first and last line. */
function linesOf(ranges: readonly StaticRange[]): { firstLine: DOMRect; lastLine: DOMRect } | undefined {
  const boxes = ranges.flatMap((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return Array.from(live.getClientRects()).filter(({ width }) => width > 0);
  });
  const firstLine = boxes[0];
  const lastLine = boxes.at(-1);
  return firstLine && lastLine ? { firstLine, lastLine } : undefined;
}
