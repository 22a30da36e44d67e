import * as v from 'valibot';
import { guid, guidOf } from '../guid';
import type { Anchor, Bundle, Code, Id, Note, Report, ReportFacts, Text } from '../model';
import { genres, REPORT } from '../report/genres';
import { normaliseAddress } from '../report/identity';
import { MOST_PAGES } from './bounds';
import type { FileFacts } from './importer';
import { naturalKey } from './natural-key';
import { invalid, type Parsed, type RowOutcome, read, Unreadable } from './outcome';
import { code as codeSchema, note as noteSchema, report as reportSchema } from './schema';
import { importedCodebook } from './settle-codes';

/** A report as another program knows it: often no more than an address. */
export interface ReportHint {
  id?: string | undefined;
  url: string;
  title: string;
  facts?: Partial<ReportFacts>;
  /** Hash of the text that stands at `url`. */
  text?: string;
}

/** A code by what a file has of it. Without an id it is known by facet, parent and name. */
export interface CodeHint {
  id?: string | undefined;
  slug?: string | undefined;
  facet: Code['facet'];
  zh: string;
  en: string;
  parent?: CodeHint | undefined;
  more?: Partial<Pick<Code, 'definition' | 'colour' | 'badge'>>;
}

export interface PassageHint {
  /** The same each time the file is made; see `guidOf` where it has none. */
  id: string;
  report: ReportHint;
  anchor: Anchor;
  /** Hash of the text that the position counts in. */
  text?: string;
  section?: string[];
  areas: CodeHint[];
  type?: CodeHint | undefined;
  comment: string;
  created?: string | undefined;
  updated?: string | undefined;
}

/**
 * Makes a bundle of what another program's file tells, row by row. Ids are made of the file's own, so that the same
 * file read again is known again. Whatever does not fit the model is a row's outcome, never a record.
 */
export function gathering({ name, now }: FileFacts) {
  const reports = new Map<Id, { report: Report; pages: Set<string>; memos: Set<string>; memoLength: number }>();
  const notes = new Map<Id, { note: Note; areas: Set<Id> }>();
  const texts = new Map<string, Text>();
  const codes = new Map<Id, Code>();
  const rows: RowOutcome[] = [];
  let length = 0;

  function code(hint: CodeHint): Id | undefined {
    const parent = hint.parent && code(hint.parent);
    const names = { zh: clean(hint.zh) || clean(hint.en), en: clean(hint.en) || clean(hint.zh) };
    const id = hint.id ? guid(hint.id) : guidOf('imported code', hint.slug ?? [hint.facet, parent, names.zh].join('|'));
    if (codes.has(id)) return id;
    if (codes.size === MOST_CODES) throw new Unreadable('import_tooLarge');
    const { slug, facet, more } = hint;
    const made = v.safeParse(codeSchema, {
      id,
      ...(slug ? { slug } : {}),
      facet,
      ...(parent ? { parent } : {}),
      name: names,
      order: codes.size,
      ...more,
    });
    if (!made.success || !names.zh) return undefined;
    codes.set(id, made.output);
    return id;
  }

  function reportOf(hint: ReportHint) {
    const url = addressOf(hint.url);
    const title = clean(hint.title) || url || name;
    const kind = hint.facts?.kind ?? kindOf(title);
    const { region, year } = hint.facts ?? {};
    // Programs for coding have documents of one name in several folders: they are told apart by their texts.
    const key =
      naturalKey({ ...hint.facts, kind }) ??
      (region && year !== undefined
        ? [region, year, title].join('|')
        : normaliseAddress(url) || `${title}${hint.text ?? ''}`);
    const id = hint.id ? guid(hint.id) : guidOf('imported report', key);
    let known = reports.get(id);
    if (!known) {
      const base = { id, revision: 1, created: now, updated: now, pages: [], corrected: [], memo: '' };
      const made = v.safeParse(reportSchema, { ...base, title, ...hint.facts, kind });
      const report = made.success ? made.output : { ...base, kind: 'other', title: title.slice(0, LONGEST_TITLE) };
      known = { report, pages: new Set(), memos: new Set(), memoLength: 0 };
      reports.set(id, known);
    }
    const page = `${url} ${hint.text ?? ''}`;
    if ((url || hint.text) && !known.pages.has(page) && known.pages.size < MOST_PAGES) {
      known.pages.add(page);
      known.report.pages.push({ url, title: title.slice(0, LONGEST_TITLE), text: hint.text ?? '' });
    }
    return known;
  }

  /** What is cut out of one text again and again could be far larger than the file. */
  function weigh(...given: string[]): void {
    for (const each of given) length += each.length;
    if (length > MOST_CHARACTERS) throw new Unreadable('import_tooLarge');
  }

  return {
    code,
    report(hint: ReportHint): Report {
      return reportOf(hint).report;
    },
    text(text: Text): void {
      if (text.text.length > LONGEST_TEXT) throw new Unreadable('import_tooLarge');
      if (!texts.has(text.hash)) texts.set(text.hash, text);
    },
    row(outcome: RowOutcome): void {
      rows.push(outcome);
    },
    /** A remark on the whole report. */
    memo(hint: ReportHint, text: string): RowOutcome {
      const known = reportOf(hint);
      if (known.memoLength + text.length > LONGEST_MEMO) return invalid('import_invalid_annotation');
      if (!known.memos.has(text)) known.memoLength += text.length + 2;
      known.memos.add(text);
      return read;
    },
    /** Adds a note; a second row of the same id adds its areas to it, and its type where it has none. */
    passage(hint: PassageHint): RowOutcome {
      const { quote } = hint.anchor;
      if (quote.exact.trim() === '') return invalid('import_invalid_noQuote');
      const id = guid(hint.id);
      const areas = hint.areas.slice(0, MOST_AREAS).flatMap((area) => code(area) ?? []);
      const known = notes.get(id);
      if (known) {
        if (known.note.anchor.quote.exact !== quote.exact) return invalid('import_invalid_repeated');
        for (const area of areas) if (known.areas.size < MOST_AREAS) known.areas.add(area);
        const type = hint.type && code(hint.type);
        if (type && known.note.type === undefined) known.note = { ...known.note, type };
        if (!known.note.comment.includes(hint.comment)) {
          weigh(hint.comment);
          const comment = [known.note.comment, hint.comment].filter(Boolean).join('\n\n');
          if (comment.length > LONGEST_COMMENT) return invalid('import_invalid_repeated');
          known.note = { ...known.note, comment };
        }
        return read;
      }
      weigh(quote.exact, quote.prefix, quote.suffix, hint.comment);
      const type = hint.type && code(hint.type);
      const created = timeOf(hint.created) ?? now;
      const updated = timeOf(hint.updated) ?? created;
      const made = v.safeParse(noteSchema, {
        id,
        // One that was edited where it comes from is not what a note made here was made of.
        revision: updated > created ? 2 : 1,
        created,
        updated,
        report: id,
        text: hint.text ?? '',
        url: addressOf(hint.report.url),
        anchor: hint.anchor,
        section: hint.section ?? [],
        areas,
        ...(type ? { type } : {}),
        comment: hint.comment,
      });
      if (!made.success) return invalid('import_invalid_annotation');
      notes.set(id, { note: { ...made.output, report: reportOf(hint.report).report.id }, areas: new Set(areas) });
      return read;
    },
    parsed(): Parsed {
      const bundle: Bundle = {
        reports: [...reports.values()].map(({ report, memos }) => ({ ...report, memo: [...memos].join('\n\n') })),
        texts: [...texts.values()],
        notes: [...notes.values()].map(({ note, areas }) => ({ ...note, areas: [...areas] })),
        codebooks: codes.size > 0 ? [importedCodebook([...codes.values()])] : [],
      };
      return { bundle, rows };
    },
  };
}

const LONGEST_TITLE = 1_000;
const LONGEST_ADDRESS = 10_000;
const LONGEST_TEXT = 20_000_000;
/** As many as a backup gives back in one codebook. */
const MOST_CODES = 20_000;
const LONGEST_MEMO = 1_000_000;
const LONGEST_COMMENT = 1_000_000;
const MOST_AREAS = 1_000;
/** In UTF-16 units, of all notes together. */
const MOST_CHARACTERS = 200_000_000;

export type Gathering = ReturnType<typeof gathering>;

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** An address that a reader may be led to; '' for any other, and for one longer than pages may have. */
export const addressOf = (url: string): string =>
  url.length <= LONGEST_ADDRESS && /^(?:https?|file|ftp):/i.test(url.trim()) ? url.trim() : '';

/** A time in UTC as the model has it, of any form that names a moment. */
export function timeOf(time: string | undefined): string | undefined {
  if (!time || !/^\d{4}/.test(time)) return undefined;
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) return undefined;
  const iso = new Date(moment).toISOString();
  return iso.length === 24 ? iso : undefined;
}

/** By the title alone; needed to know the report again by place, year and kind. */
export function kindOf(title: string): string {
  // The patterns take time by the cube of a title that is made for that.
  const beginning = title.slice(0, 200);
  return genres.find((genre) => genre.title?.test(beginning))?.kind ?? (/工作报告/.test(beginning) ? REPORT : 'other');
}
