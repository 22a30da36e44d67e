import type { Level } from '../model';
import type { Language } from './rows';

/*
 * The words that stand in exported files. They are not messages of the interface: a file's language is chosen with
 * the export and may differ from the browser's, importers read these column names back, and core knows no locale files.
 */

/** Stands between the names of a path, a section's or a sub-area's; read back too. */
export const BETWEEN_NAMES = ' › ';

/** Columns of the table of notes, in order. Importers know them by either name. */
export const columns = {
  quote: { zh: '摘录', en: 'quote' },
  areaCode: { zh: '领域代码', en: 'area code' },
  areaZh: { zh: '领域', en: 'area (Chinese)' },
  areaEn: { zh: '领域（英文）', en: 'area' },
  subAreaZh: { zh: '子领域', en: 'sub-area (Chinese)' },
  subAreaEn: { zh: '子领域（英文）', en: 'sub-area' },
  type: { zh: '类型', en: 'type' },
  comment: { zh: '批注', en: 'comment' },
  section: { zh: '所在章节', en: 'section' },
  title: { zh: '报告标题', en: 'report title' },
  place: { zh: '地区', en: 'place' },
  level: { zh: '级别', en: 'level' },
  year: { zh: '年份', en: 'year' },
  date: { zh: '日期', en: 'date' },
  session: { zh: '会议', en: 'session' },
  speaker: { zh: '报告人', en: 'speaker' },
  address: { zh: '网址', en: 'address' },
  start: { zh: '起点', en: 'start' },
  end: { zh: '终点', en: 'end' },
  created: { zh: '创建时间', en: 'created' },
  updated: { zh: '修改时间', en: 'updated' },
  id: { zh: '编号', en: 'id' },
  report: { zh: '报告编号', en: 'report id' },
  prefix: { zh: '前文', en: 'text before' },
  suffix: { zh: '后文', en: 'text after' },
} as const;

export type Column = keyof typeof columns;

export const levels: Record<Level, Record<Language, string>> = {
  national: { zh: '国家', en: 'national' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
  town: { zh: '乡镇', en: 'town' },
  zone: { zh: '开发区', en: 'zone' },
};

/** Between a label and what it names; between items of a list in brackets. */
export const colon: Record<Language, string> = { zh: '：', en: ': ' };
export const comma: Record<Language, string> = { zh: '，', en: ', ' };

/** An aside in brackets. */
export const aside = (language: Language, ...parts: string[]): string =>
  language === 'zh' ? `（${parts.join('，')}）` : `(${parts.join(', ')})`;

export const words = {
  collection: { zh: '政府工作报告摘录', en: 'Passages from government work reports' },
  noArea: { zh: '未标领域', en: 'No area' },
  noPlace: { zh: '地区不详', en: 'Place unknown' },
  noReport: { zh: '报告不详', en: 'Report unknown' },
  all: { zh: '全部摘录', en: 'All passages' },
  comment: { zh: '批注', en: 'Comment' },
  memo: { zh: '报告备忘', en: 'Memo' },
  contents: { zh: '目录', en: 'Contents' },
  areas: { zh: '领域', en: 'Areas' },
  type: { zh: '类型', en: 'Type' },
  section: { zh: '所在章节', en: 'Section' },
  notes: { zh: '摘录', en: 'Notes' },
  reports: { zh: '报告', en: 'Reports' },
  codebook: { zh: '编码本', en: 'Codebook' },
  counts: { zh: '领域分布', en: 'Areas by report' },
  noteCount: { zh: '摘录数', en: 'notes' },
  allNotes: { zh: '摘录总数', en: 'All notes' },
  facet: { zh: '类别', en: 'facet' },
  parent: { zh: '上级', en: 'parent' },
  nameZh: { zh: '名称', en: 'name (Chinese)' },
  nameEn: { zh: '英文名称', en: 'name' },
  badge: { zh: '字标', en: 'badge' },
  colour: { zh: '颜色', en: 'colour' },
  definition: { zh: '定义', en: 'definition' },
  count: { zh: '共 {n} 条摘录', en: '{n} passages' },
  total: { zh: '合计', en: 'Total' },
  references: { zh: '参考文献', en: 'References' },
  include: { zh: '包括：', en: 'Include: ' },
  exclude: { zh: '不包括：', en: 'Exclude: ' },
  unplacedShort: { zh: '未能定位的摘录', en: 'Passage without a place' },
  unplaced: { zh: '以下摘录在所存正文中未能定位：', en: 'This passage was not found in the text that was kept:' },
} as const;

/** What a backup says of itself. Alone, for the background makes backups and no other file. */
export const aboutBackup: Record<Language, string> = {
  zh: '圈阅的完整备份，唯一不丢失任何内容的格式。',
  en: 'A complete backup of Quanyue, the only format that loses nothing.',
};
