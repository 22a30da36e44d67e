import type { Code } from '../../core/model';
import type { Recognition } from '../../core/report/types';
import type { Sender } from '../../messages/rpc';
import type { OpenedPage, PageService, PageState } from '../../messages/services';
import { commit } from '../../store/commands';
import { hashText } from '../../store/hash';
import { addNote } from '../../store/new-note';
import { readNews } from '../../store/news';
import { type KeptPage, readPage } from '../../store/page-state';
import {
  keepPositions,
  readCodes,
  readHistory,
  readOtherTexts,
  readRecentAreas,
  readSequence,
} from '../../store/reading';
import { changeSettings, readSettings } from '../../store/settings';
import { splitNote } from '../../store/split-note';
import { asText } from '../../store/texts';
import { redo, undo } from '../../store/undo';
import { readCodedBefore } from '../../store/wordings';
import { refused } from '../../store/write';
import { knowTraditional, readStyles, readTraditional } from './data';
import { showOnIcon } from './icon';
import { injectAnnotator, insertRules, recogniseIn } from './inject';
import { reading, writing } from './kept';
import { likelyAreas, suggestAreas, warmSuggestions } from './suggestions';
import { changeFrame, changeTab, isAtWork, readTab, refreshTab } from './tabs';
import {
  asArrival,
  asCopyForm,
  asFoundNotes,
  asNewNote,
  asNewsAsked,
  asNoteCommand,
  asPage,
  asPassage,
  asRecognition,
  asRules,
  asSplitNote,
  asStep,
} from './validate';

/** What content scripts may ask. What they send is looked at first: a page could have got hold of one. */
export function pageService({ tab, frameId = 0 }: Sender): PageService {
  const id = tab?.id ?? -1;
  const incognito = tab?.incognito ?? false;

  const isEphemeral = async () => incognito && !(await reading(readSettings)).keepPrivate;

  const keeping: typeof writing = async (work) => ((await isEphemeral()) ? refused('refused_private') : writing(work));

  /** What is kept for a page. One of no known report is asked what it is: that may be a report known elsewhere. */
  const readOrRecognise = async (page: OpenedPage): Promise<KeptPage & { recognition: Recognition }> => {
    await knowTraditional();
    const kept = await reading((db) => readPage(db, page));
    const { frames } = await readTab(id);
    const seen = frames[frameId];
    const judged = (seen?.url === page.url && seen.recognition) || NONE;
    if (kept.report) return { ...kept, recognition: judged };
    const told = await recogniseIn(id, frameId);
    const recognition = told === undefined ? judged : asRecognition(told);
    return { ...(await reading((db) => readPage(db, page, recognition))), recognition };
  };

  return {
    async arrived(untrusted) {
      const { url, title, recognition } = asArrival(untrusted);
      const settings = await reading(readSettings);
      if (settings.never.includes(new URL(url).hostname)) return;
      const recognised = isReport(recognition);
      let again = false;
      await changeFrame(id, frameId, (frame) => {
        // The detector runs where the site is allowed: it may have been taken back before.
        const { stopped = false, ...known } = frame?.url === url ? frame : {};
        again = stopped;
        return { ...known, url, title, recognition };
      });
      if (again) await refreshTab(id);
      const { report, notes } = await reading((db) => readPage(db, { url, title, text: '' }, recognition));
      if (frameId === 0 || recognised || notes.length)
        await showOnIcon(id, { report: recognised || report !== undefined, notes: notes.length });
      if ((recognised || notes.length > 0) && !(await isAtWork(id, frameId))) await injectAnnotator(id, frameId);
    },

    async open(untrusted): Promise<PageState> {
      const page = asPage(untrusted);
      warmSuggestions();
      // Read first: a note that is kept meanwhile would be in the number and not in the list, and so in no news either.
      const sequence = await reading(readSequence);
      const { recognition, ...kept } = await readOrRecognise(page);
      const [codes, recent, settings] = await reading(async (db) =>
        Promise.all([readCodes(db), readRecentAreas(db, 9), readSettings(db)]),
      );
      const { report, text } = kept;
      let goTo: string | undefined;
      const { paused, frames } = await changeTab(id, ({ goTo: wanted, ...before }) => {
        goTo = wanted;
        const known = before.frames[frameId];
        const { report: _, ...frame } = known?.url === page.url ? known : {};
        const now = { ...frame, url: page.url, title: page.title, recognition, annotating: true, text };
        return {
          ...before,
          frames: { ...before.frames, [frameId]: { ...now, ...(report ? { report: report.id } : {}) } },
        };
      });
      await showOnIcon(id, { report: isReport(recognition) || report !== undefined, notes: kept.notes.length });
      const never = settings.never.includes(new URL(page.url).hostname);
      const stopped = paused || never || frames[frameId]?.stopped === true;
      return {
        ...kept,
        recognition,
        codes: codes.map(brief),
        recent,
        settings: {
          shown: settings.shown && !stopped,
          paused: stopped,
          strip: settings.strip,
          keys: settings.keys,
          copyAs: settings.copyAs,
          ephemeral: incognito && !settings.keepPrivate,
        },
        sequence,
        ...(goTo === undefined ? {} : { goTo }),
      };
    },

    async news(untrusted) {
      const asked = asNewsAsked(untrusted);
      const news = await reading((db) => readNews(db, asked));
      if (news) await showOnIcon(id, { report: true, notes: news.count });
      return news;
    },

    async addNote(untrusted) {
      const request = asNewNote(untrusted);
      return keeping(async (db) => {
        await knowTraditional();
        return addNote(db, request);
      });
    },

    async commit(untrusted, page) {
      const command = asNoteCommand(untrusted);
      return keeping(async (db) =>
        commit(db, command, page === undefined || page === null ? [] : [await textOf(asPage(page))]),
      );
    },

    async splitNote(untrusted) {
      const request = asSplitNote(untrusted);
      return keeping((db) => splitNote(db, request));
    },

    async undo(untrusted) {
      const step = asStep(untrusted);
      return keeping((db) => undo(db, step));
    },

    async redo(untrusted) {
      const step = asStep(untrusted);
      return keeping((db) => redo(db, step));
    },

    suggest: async (passage) => suggestAreas(asPassage(passage)),
    likely: async (note) => likelyAreas(asStep(note)),

    async located(untrusted) {
      const { text, notes } = asFoundNotes(untrusted);
      if (!(await isEphemeral())) await reading((db) => keepPositions(db, text, notes));
    },

    style: async (untrusted) => insertRules(id, frameId, asRules(untrusted)),

    history: async (note) =>
      (await reading((db) => readHistory(db, asStep(note)))).filter(({ kind }) => kind === 'note'),

    async copyAs(form) {
      const copyAs = asCopyForm(form);
      if (!(await isEphemeral())) await reading((db) => changeSettings(db, () => ({ copyAs })));
    },

    codedBefore: (note) => reading((db) => readCodedBefore(db, asStep(note))),

    async otherTexts() {
      const { report, text } = (await readTab(id)).frames[frameId] ?? {};
      return report === undefined ? [] : reading((db) => readOtherTexts(db, report, text));
    },

    traditional: readTraditional,
    styles: readStyles,
  };
}

/** What pages show of a code: definitions and crosswalks are most of what is kept of it. */
const brief = ({ definition: _, include: __, exclude: ___, crosswalk: ____, ...code }: Code): Code => code;

const textOf = async (page: OpenedPage) => {
  await knowTraditional();
  return asText(page, await hashText(page.text));
};

const NONE: Recognition = { verdict: 'none', score: 0 };

const isReport = ({ verdict }: Recognition): boolean => verdict !== 'none';
