import { describe as anchorOf, locating } from '../../core/anchoring';
import type { Note } from '../../core/model';
import type { PageState } from '../../messages/services';
import type { Sources } from '../../page/restore';

/* A page of one sentence with one note, and what the background says of it. */

export const words = '新建高标准农田2.6万亩';
export const report = `各位代表：现在向大会报告工作。全县${words}，粮食总产量稳步提高。`;
export const start = report.indexOf(words);
export const note: Note = {
  id: 'note',
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  report: 'report',
  anchor: anchorOf(report, start, start + words.length),
  text: report,
  section: [],
  areas: [],
  comment: '',
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  revision: 1,
};
export const state: PageState = {
  recognition: { verdict: 'none', score: 0 },
  text: report,
  notes: [note],
  codes: [],
  recent: [],
  located: [],
  settings: { shown: true, paused: false, strip: false, keys: {}, copyAs: 'quotation', ephemeral: false },
  sequence: 1,
};

/** The rest of the world, as restoring asks it: with no news, no outline and no other page, but for what is given. */
export const sourcesWith = (given: Partial<Sources> = {}): Sources => ({
  open: async () => state,
  news: async () => undefined,
  locating,
  prepare: async () => {},
  outline: () => [],
  style: async () => true,
  otherTexts: async () => [],
  remember: async () => {},
  ...given,
});
