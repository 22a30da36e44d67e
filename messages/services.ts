import type { Before } from '../core/codebook/coded-before';
import type { Command, FoundNote, NewNote, News, OpenedPage, Outcome, SplitNote, Undone } from '../core/command';
import type { CopyForm } from '../core/copy-forms';
import type { Change, Code, Id, Note, Records, Report, Text } from '../core/model';
import type { Recognition } from '../core/report/types';
import type { Settings } from '../core/settings';

/** What a content script may ask of the background. Declared as types, so that they fit a record of functions. */
export type PageService = {
  /** The detector looked at a page. The background shows it on the icon and injects the annotator where it is due. */
  arrived(arrival: Arrival): Promise<void>;
  /** The annotator has read the document's text: what it is, and what is known of it. Writes no record. */
  open(page: OpenedPage): Promise<PageState>;
  /** What has happened to the page's notes since it was opened; undefined where it is to be opened anew. */
  news(asked: { report: Id; text: string; since: number }): Promise<News | undefined>;
  /** The first note of a text brings report and text with it. Asked again with the same id, it is done once. */
  addNote(request: NewNote): Promise<Outcome>;
  /** Edits of notes only; pages cannot change reports or codebooks. With the page where a note gets another anchor. */
  commit(command: Command, page?: OpenedPage): Promise<Outcome>;
  splitNote(request: SplitNote): Promise<Outcome>;
  /** With an id, a step sent again is done once. */
  undo(step?: Id): Promise<Undone>;
  redo(step?: Id): Promise<Undone>;
  suggest(passage: { text: string; headings: string[] }): Promise<{ code: Id; score: number; words?: string[] }[]>;
  /** The areas that the reader most likely wants for a note beside those that it has, best first. */
  likely(note: Id): Promise<Id[]>;
  /** Positions found on a text, for the cache. */
  located(found: { text: string; notes: FoundNote[] }): Promise<void>;
  /** How a card copies from now on. */
  copyAs(form: CopyForm): Promise<void>;
  /** A note's changes, oldest first. */
  history(note: Id): Promise<Change[]>;
  /** Where the words of a note, or nearly the same, were coded in other reports. */
  codedBefore(note: Id): Promise<Before[]>;
  /** The other pages of the report that stands here, as they were last seen: one may hold its list of terms. */
  otherTexts(): Promise<string[]>;
  /** Puts rules of ours into the document's style, where the page cannot list them. False where the browser let us not. */
  style(rules: string): Promise<boolean>;
  /** The traditional → simplified table, asked for where a page needs it. */
  traditional(): Promise<string>;
  /** The style sheet of what the annotator shows. */
  styles(): Promise<string>;
};

/** What our own pages (popup, side panel, library) may ask of the background. */
export type LibraryService = {
  commit(command: Command): Promise<Outcome>;
  /** With an id, a step sent again is done once. */
  undo(step?: Id): Promise<Undone>;
  redo(step?: Id): Promise<Undone>;
  /** What the tab shows, and what can be done there. */
  tab(tab: number): Promise<TabState>;
  /** Puts the annotator into the tab (activeTab, or an allowed host). */
  annotate(tab: number): Promise<Told>;
  /** Scrolls to the passage and flashes it; opens the report's page when no tab shows it. */
  goTo(note: Id): Promise<Told>;
  /** What stands, in a tab's frames, where notes are found with other words or may stand. */
  standing(tab: number): Promise<Standing[]>;
  /** Settles where a note stands on what a tab shows. */
  settle(tab: number, note: Id, how: Settling): Promise<Told>;
  settings(): Promise<Settings>;
  changeSettings(patch: Partial<Settings>): Promise<Settings>;
  /** What is allowed and what is refused, all of it. */
  sites(): Promise<Sites>;
  /**
   * After the reader granted a host (views ask `permissions.request` in the click itself): registers the detector there
   * and wakes the tabs that show it; with `tab` that tab's frames too, for a host that stands in a frame.
   */
  siteAllowed(host: string, tab?: number): Promise<void>;
  /** Takes back what the reader has allowed, one pattern or `all`. Open tabs follow at once. */
  takeBack(pattern: string): Promise<Told>;
  /** The areas that the reader most likely wants for a note beside those that it has, best first. */
  likely(note: Id): Promise<Id[]>;
  /** What suggestions have learned from the reader's notes, code by code. Forgotten by the setting `learnSince`. */
  learned(): Promise<{ code: Id; notes: number; words: string[]; areas: string[] }[]>;
  /** Pause or resume in this tab; `never` for its whole site. */
  pause(tab: number, paused: boolean): Promise<void>;
  never(host: string, never: boolean): Promise<void>;
  /** Removes what is in the trash for good, from the log too. */
  emptyTrash(): Promise<Outcome>;
  deleteEverything(): Promise<Outcome>;
  /** The library's worker has written: every view is told. */
  written(): Promise<void>;
  /** What a page of ours in a private window cannot read by itself. */
  records(): Promise<Records>;
  positions(text: string): Promise<FoundNote[]>;
  history(record: Id): Promise<Change[]>;
  /** How much room there is; undefined where the browser does not tell. */
  storage(): Promise<StorageState | undefined>;
};

/** How it went; a message key says why not. */
export type Told = { outcome: 'done' } | { outcome: 'refused'; reason: string };

/** Patterns are those of `core/sites.ts`. */
export interface Sites {
  /** The list in the manifest that the browser grants now; in Firefox the reader may have taken some back. */
  shipped: string[];
  /** Allowed by the reader, one by one. */
  allowed: string[];
  /** The reader allowed all sites. */
  all: boolean;
  /** Hosts where the reader said: never here. */
  never: string[];
}

export interface StorageState {
  /** Bytes. */
  used: number;
  quota: number;
  /** Little is left: to be told before anything is lost. */
  nearlyFull: boolean;
}

/** What the background may ask of the annotator in a frame. */
export type AnnotatorService = {
  /** Always true: whoever asks hears that an annotator is at work. */
  here(): Promise<boolean>;
  /** False where this document does not hold the note. */
  goTo(note: Id): Promise<boolean>;
  /** Marks the selection without an area: the shortcut, the context menu. False without a selection here. */
  mark(): Promise<boolean>;
  /** Paints or hides all highlights. */
  show(shown: boolean): Promise<void>;
  /** The document's sections, for the side panel. */
  contents(): Promise<Contents>;
  /** Scrolls to an offset of the document's text. */
  goToOffset(offset: number): Promise<void>;
  /** The paragraphs of a section (by its place in `contents`) that carry no note and speak clearly of an area. */
  suggestions(section: number): Promise<SuggestedPassage[]>;
  /** Marks a passage that was suggested. */
  markPassage(passage: Pick<SuggestedPassage, 'start' | 'quote'>, areas: Id[]): Promise<void>;
  standing(): Promise<Standing[]>;
  /** False where this document cannot: the note is not of its report, or its place is not in question. */
  settle(note: Id, how: Settling): Promise<boolean>;
};

/** Over a port of this name the annotator tells which section is in view: its place in `contents`, -1 above all. */
export const FOLLOW = 'follow';

export interface Contents {
  /** Of the document's text, in UTF-16 units. */
  length: number;
  sections: { level: number; title: string; start: number }[];
}

export interface SuggestedPassage {
  start: number;
  end: number;
  quote: string;
  area: Id;
  /** The words that speak for it. */
  words: string[];
}

/** The words of a page at the place of a note that is not exact there. */
export interface Standing {
  note: Id;
  words: string;
}

/** A doubtful place is the note's, or is not; or the reader will select the right words. */
export type Settling = 'confirm' | 'reject' | 'reattach';

export interface Arrival {
  url: string;
  title: string;
  /** Verdict, score and reasons; place, year and speaker are told when the annotator opens the page. */
  recognition: Recognition;
}

export interface PageState {
  recognition: Recognition;
  /** The hash of the text that was sent. */
  text: string;
  report?: Report;
  /** Notes of this report, those in the trash left out. */
  notes: Note[];
  /** Codes of both facets, archived ones left out, in order. */
  codes: Code[];
  /** Areas last used, newest first. */
  recent: Id[];
  /** Positions cached for this text. */
  located: FoundNote[];
  settings: PageSettings;
  /** The note for which this page was opened: to be shown as soon as it is found. */
  goTo?: Id;
  /** The announcement that this state is as new as. */
  sequence: number;
}

export interface PageSettings {
  shown: boolean;
  paused: boolean;
  /** The strip at the scrollbar. */
  strip: boolean;
  /** The reader's own keys, by action. */
  keys: Record<string, string>;
  copyAs: CopyForm;
  /** In a private window where the reader has not said that notes may be kept. */
  ephemeral: boolean;
}

export interface TabState {
  tab: number;
  url: string;
  host: string;
  /**
   * report: recognised, or it has notes · page: any other page that we reach · unreached: not allowed yet, activeTab
   * will do · refused: never on this site · paused · private: nothing is kept here · pdf · browser: no extension reaches it.
   */
  kind: 'report' | 'page' | 'unreached' | 'refused' | 'paused' | 'private' | 'pdf' | 'browser';
  /** The annotator is at work there. */
  annotating: boolean;
  /** Its site is allowed for good, by the manifest or by the reader. */
  allowed: boolean;
  /** By what: the list in the manifest, the reader for this site, the reader for all sites. */
  allowedBy?: 'shipped' | 'site' | 'all';
  /** The pattern to ask for, or to take back; absent where no site can be allowed (files, the browser's pages). */
  pattern?: string;
  /** Hosts of frames with room for an article that cannot be reached: of another site, without a permission. */
  unreachedFrames: string[];
  recognition?: Recognition;
  report?: Id;
  /** Hashes of the texts that its frames show, and the frames' addresses. */
  texts: string[];
  /** The frame that holds the report, where an annotator is at work there. */
  frame?: number;
  addresses: string[];
}

export type { Command, FoundNote, NewNote, News, OpenedPage, Outcome, Settings, SplitNote, Text, Undone };
