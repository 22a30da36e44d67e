import { describe, NothingToAnchor } from '../core/anchoring/describe';
import type { Before } from '../core/codebook/coded-before';
import type { Occurrence } from '../core/codebook/occurrences';
import type { Command, NewPlace, Outcome, Undone } from '../core/command';
import { copiedAs } from '../core/copied';
import type { CopyForm } from '../core/copy-forms';
import { newId } from '../core/id';
import type { Change, Id, Note, Time } from '../core/model';
import { unmarked, unmarkedQuote } from '../core/report/note-marks';
import { t } from '../i18n/t';
import { RemoteError } from '../messages/rpc';
import type { NewNote, OpenedPage, PageService, Settling } from '../messages/services';
import type { Extent } from './commands';
import * as commands from './commands';
import { copyText } from './copy';
import { deliver, isOrphan, Orphaned } from './deliver';
import { elsewhere } from './everywhere';
import { type Stretch, stretch, whole } from './extent';
import { sectionAt } from './follow';
import { caretIn, offsetNear } from './hit';
import { selectWords } from './keyboard';
import { cut, cutNear, toMergeWith } from './parts';
import { noteOf, type Restored } from './restore';
import type { PlaceNow, Screen } from './screen';
import { isPlace, type Place, readSelection } from './selection';

/** What the reader does to the notes of this page: each step is written until it is acknowledged, and then told. */
export class Editing {
  #service: PageService;
  #restored: Restored;
  #screen: Screen;
  #refresh: () => Promise<void>;
  #orphaned: () => void;
  #adding = false;
  /** One comment's typing, from the card's opening to its closing, is undone as one. */
  #typing: { opening: Id; unsaved?: string | undefined } | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** Where the note would be whose end is being dragged. */
  #dragged: Place | undefined;

  /** `refresh` reads everything anew, by the same path as after a reload; `orphaned` is told when no answer can come. */
  constructor(
    service: PageService,
    restored: Restored,
    screen: Screen,
    { refresh, orphaned }: { refresh: () => Promise<void>; orphaned: () => void },
  ) {
    this.#service = service;
    this.#restored = restored;
    this.#screen = screen;
    this.#refresh = refresh;
    this.#orphaned = orphaned;
  }

  async undo(): Promise<void> {
    const step = newId();
    this.#tell(await this.#write(() => this.#service.undo(step)), 'page_undone', 'redo');
  }

  async redo(): Promise<void> {
    const step = newId();
    this.#tell(await this.#write(() => this.#service.redo(step)), 'page_redone', 'undo');
  }

  async add(selected: Place, areas: Id[]): Promise<Id | undefined> {
    if (this.#restored.state?.settings.ephemeral) {
      this.#screen.toast(t('page_ephemeral'));
      return;
    }
    // The key may be pressed again before the first is through.
    if (this.#adding) return;
    const place = this.#describe(selected);
    if (!place) return;
    const request = this.#request({ note: newId(), ...place }, [...new Set(areas)]);
    this.#adding = true;
    const outcome = await this.#write(() => this.#service.addNote(request)).finally(() => {
      this.#adding = false;
    });
    // Selection and toolbar go with the frame in which the highlight comes: each change of the page has the browser look
    // at all highlights again.
    if (outcome?.outcome !== 'done') return;
    const now = readSelection(this.#restored.text);
    // Words that the reader has selected meanwhile stay so, with their toolbar.
    if (!now || isPlace(selected, now)) {
      // The caret stays: the next sentence is a key away. In Firefox a focused field of ours has taken the selection away.
      if (getSelection()?.rangeCount) getSelection()?.collapseToEnd();
      this.#screen.picks = undefined;
      this.#screen.set({ toolbar: undefined });
    }
    const note = noteOf(this.#restored, request.note);
    const count = note ? elsewhere(this.#restored, note) : 0;
    const more = count > 0 ? { elsewhere: { note: request.note, count } } : {};
    this.#screen.toast(t('page_marked'), 'undo', more);
    return request.note;
  }

  #request(place: NewPlace, areas: Id[]): NewNote {
    const { page } = this.#restored;
    return { command: newId(), page, recognition: this.#restored.recognition(), ...place, areas, comment: '' };
  }

  /** Marks other places of a note's words as one step, with its type. True when it is done. */
  async codeAll({ type }: Note, areas: Id[], places: readonly Occurrence[]): Promise<boolean> {
    const [first, ...also] = places.map(({ anchor, section }) => ({ note: newId(), anchor, section }));
    if (!first) return false;
    const request = { ...this.#request(first, areas), also, ...(type === undefined ? {} : { type }) };
    const outcome = await this.#write(() => this.#service.addNote(request));
    if (outcome?.outcome !== 'done') return false;
    this.#screen.set({ everywhere: undefined });
    this.#screen.toast(t('ui_codedPlaces', places.length), 'undo');
    return true;
  }

  /** Marks, and opens the card with the cursor in its comment. */
  async comment(selected: Place, areas: Id[]): Promise<void> {
    const note = await this.add(selected, areas);
    if (note) this.#screen.openCard(note, [note], 'comment');
  }

  /** Copies the words at a place as a card did last, without the marks of the report's own notes. */
  copy({ start, end }: Place): void {
    const form = this.#restored.copyAs;
    this.#copyWords(form, unmarked(this.#restored.explained, start, end), new Date().toISOString());
  }

  /** What was marked, not what an edited page says now. */
  copyNote(note: Note, form: CopyForm): void {
    const place = this.#restored.placeOf(note.id);
    const { explained } = this.#restored;
    const quote =
      place?.status === 'exact' ? unmarked(explained, place.start, place.end) : unmarkedQuote(note.anchor.quote);
    this.#copyWords(form, quote, note.created);
    const { state } = this.#restored;
    if (!state || state.settings.copyAs === form) return;
    state.settings.copyAs = form;
    void this.attempt(() => this.#service.copyAs(form));
  }

  #copyWords(form: CopyForm, quote: string, read: Time): void {
    const { state } = this.#restored;
    const facts = state?.report ?? this.#restored.recognition();
    const title = facts.title ?? document.title;
    const copied = copyText(copiedAs(form, { quote, facts: { ...facts, title }, url: location.href, read }));
    this.#screen.toast(t(copied ? 'page_copied' : 'page_copyFailed'));
  }

  setAreas = (note: Note, areas: Id[]) => this.#edit(commands.setAreas(note, areas));
  setType = (note: Note, type: Id | undefined) => this.#edit(commands.setType(note, type));
  history = (note: Note): Promise<readonly Change[]> => this.#service.history(note.id);
  codedBefore = (note: Note): Promise<readonly Before[]> => this.#service.codedBefore(note.id);
  likely = (note: Note): Promise<readonly Id[]> => this.#service.likely(note.id);

  /**
   * Each typing is sent after the one before it.
   * @param opening of the card that is typed in: what is typed until it closes is one step
   * @param from what was there when it was typed; of one that was not saved, what was there before that
   */
  type(note: Note, opening: Id, comment: string, from: string): void {
    if (this.#typing?.opening !== opening) this.#typing = { opening };
    const typing = this.#typing;
    this.#screen.saved('saving');
    this.#queue = this.#queue.then(async () => {
      const stored = typing.unsaved ?? from;
      typing.unsaved = undefined;
      if (stored === comment) this.#screen.saved('saved');
      else if (!(await this.#edit(commands.setComment(note, stored, comment, opening)))) typing.unsaved = stored;
    });
  }

  async trash(note: Note): Promise<void> {
    this.#screen.close();
    if (await this.#edit(commands.trash(note))) this.#screen.toast(t('page_deleted'), 'undo');
  }

  async stretch(note: Note, how: Stretch): Promise<void> {
    const { text } = this.#restored;
    const place = this.#restored.placeOf(note.id);
    if (!place) return;
    const { start, end } = stretch(text.text, place.start, place.end, how);
    if (start !== place.start || end !== place.end) await this.#place(note, { start, end });
  }

  /** The end of a passage is dragged to a point of the window; what would be the note's by now shows as selected. */
  drag(note: Note, end: 'start' | 'end', x: number, y: number): void {
    const { text } = this.#restored;
    const place = this.#restored.placeOf(note.id);
    const near = offsetNear(text, x, y);
    if (!place || near === undefined) return;
    const at = whole(text.text, near, -1);
    this.#dragged =
      end === 'start'
        ? { start: Math.min(at, place.end - 1), end: place.end }
        : { start: place.start, end: Math.max(at, place.start + 1) };
    selectWords(this.#restored, this.#dragged);
  }

  get isDragging(): boolean {
    return this.#dragged !== undefined;
  }

  /** The page's text is another: a drag goes on by the same words, or is over. */
  follow(placeNow: PlaceNow): void {
    const dragged = this.#dragged && placeNow(this.#dragged);
    if (this.#dragged && !dragged) getSelection()?.removeAllRanges();
    this.#dragged = dragged;
  }

  async drop(note: Note, kept: boolean): Promise<void> {
    const dragged = this.#dragged && cut(this.#restored.text.text, this.#dragged, [])[0];
    const place = this.#restored.placeOf(note.id);
    if (this.#dragged) getSelection()?.removeAllRanges();
    this.#dragged = undefined;
    if (kept && dragged && place && (dragged.start !== place.start || dragged.end !== place.end))
      await this.#place(note, dragged);
  }

  /** Cuts a note at what is selected in it, else at the caret, else where it was clicked. */
  async split(note: Note, clicked: number | undefined): Promise<void> {
    const { text } = this.#restored;
    const place = this.#restored.placeOf(note.id);
    if (!place) return;
    const selected = readSelection(text);
    const isInside = (at: number) => at > place.start && at < place.end;
    const at = [caretIn(text), clicked].find((each) => each !== undefined && isInside(each));
    const near = at === undefined ? undefined : cutNear(text.text, place, at);
    const cuts = selected ? [selected.start, selected.end].filter(isInside) : near === undefined ? [] : [near];
    const parts = cut(text.text, place, cuts).flatMap(({ start, end }) => {
      const part = this.#describe({ start, end });
      return part ? { note: newId(), ...part } : [];
    });
    if (parts.length < 2) {
      this.#screen.toast(t('page_splitWhere'));
      return;
    }
    const { page } = this.#restored;
    const request = { command: newId(), note: note.id, base: note.revision, parts, page };
    const outcome = await this.#write(() => this.#service.splitNote(request));
    if (outcome?.outcome !== 'done') return;
    getSelection()?.removeAllRanges();
    this.#screen.set({ toolbar: undefined });
    this.#screen.toast(t('page_split', parts.length), 'undo');
  }

  /**
   * Makes one of a note and the one beside it: the areas of both, the comments one after the other; that one goes to the
   * trash. What has just been typed is kept first, or it would go there too.
   */
  async merge({ id }: Note): Promise<void> {
    await this.#queue;
    const note = noteOf(this.#restored, id);
    const other = toMergeWith(this.#restored, id);
    const [own, its] = [note, other].map((each) => each && this.#restored.placeOf(each.id));
    if (!note || !other || !own || !its) {
      this.#screen.toast(t('page_nothingToMerge'));
      return;
    }
    const to = this.#extent({ start: Math.min(own.start, its.start), end: Math.max(own.end, its.end) });
    if (!to) return;
    const inOrder = own.start <= its.start ? [note, other] : [other, note];
    const done = await this.#edit(commands.mergeNotes(note, other, to, inOrder), this.#restored.page);
    if (!done) return;
    this.#screen.showOnly(id);
    this.#screen.toast(t('page_merged'), 'undo');
  }

  /** What the reader says of a place that is not certain. False where there is nothing to say. */
  async settle(id: Id, how: Settling): Promise<boolean> {
    const note = noteOf(this.#restored, id);
    if (!note) return false;
    if (how === 'reattach') {
      this.#screen.set({ seeking: { note: id, selected: readSelection(this.#restored.text) }, card: undefined });
      return true;
    }
    const place = this.#restored.standsAt(id);
    if (!place || this.#restored.placeOf(id)) return false;
    if (how === 'confirm') return this.#place(note, place, 'step_confirmPlace');
    await this.attempt(() => this.#restored.reject(note));
    this.#screen.close();
    this.#screen.toast(t('page_rejected'));
    return true;
  }

  async reattach(note: Note, selected: Place): Promise<void> {
    this.#screen.close();
    getSelection()?.removeAllRanges();
    if (await this.#place(note, selected, 'step_reattach')) this.#screen.toast(t('page_reattached'), 'undo');
  }

  /** Puts a note on these words of this page. */
  async #place(note: Note, place: Place, label?: string): Promise<boolean> {
    const to = this.#extent(place);
    return to !== undefined && this.#edit(commands.setExtent(note, to, label), this.#restored.page);
  }

  /** A place on this page, as a note is put there. */
  #extent(place: Place): Extent | undefined {
    const { state } = this.#restored;
    const described = this.#describe(place);
    return state && described && { ...described, text: state.text, url: location.href };
  }

  /** Nothing, and said so, where nothing that could be found again is selected: a note mark alone. */
  #describe({ start, end }: Place): Pick<NewPlace, 'anchor' | 'section'> | undefined {
    try {
      return { anchor: describe(this.#restored.text.text, start, end), section: sectionAt(this.#restored, start) };
    } catch (error) {
      if (!(error instanceof NothingToAnchor)) throw error;
      this.#screen.toast(t('page_nothingToMark'));
      return undefined;
    }
  }

  /** `page`: where the command puts a note on this page's text. */
  async #edit(command: Command, page?: OpenedPage): Promise<boolean> {
    this.#screen.saved('saving');
    const outcome = await this.#write(() => this.#service.commit(command, page));
    const done = outcome?.outcome === 'done';
    this.#screen.saved(done ? 'saved' : { failed: outcome?.outcome === 'refused' ? t(outcome.reason) : '' });
    return done;
  }

  /** Writes, until it is acknowledged; then everything is read again. */
  async #write<T extends Outcome | Undone>(call: () => Promise<T>): Promise<T | undefined> {
    const outcome = await this.attempt(() => deliver(call, (still) => this.#unsaved(still)));
    if (outcome?.outcome === 'refused') this.#screen.toast(t('page_refused', t(outcome.reason)));
    await this.#refresh();
    return outcome;
  }

  /** Does what may fail on its way to the background, and tells the reader when it did. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Orphaned || isOrphan()) this.#orphaned();
      else if (error instanceof RemoteError) this.#screen.toast(t('page_refused', reasonOf(error)));
      else throw error;
      return undefined;
    }
  }

  #unsaved(still: boolean): void {
    this.#screen.toast(t(still ? 'page_unsaved' : 'page_savedAfterAll'), undefined, { stays: still });
  }

  #tell(undone: Undone | undefined, key: string, offers: 'undo' | 'redo'): void {
    if (undone?.outcome === 'done') this.#screen.toast(t(key, t(undone.label)), offers);
  }
}

/** A database of a newer version is all that the other side throws with a reason for the reader. */
const reasonOf = ({ name, message }: RemoteError): string =>
  name === 'NewerDatabase' ? t('refused_newerDatabase') : message;
