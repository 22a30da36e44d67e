/** In which forms a passage goes to the clipboard: its words, its words with their source, or the source alone. */
export const copyForms = ['quotation', 'source', 'gbt2025', 'gbt2015', 'official'] as const;
export type CopyForm = (typeof copyForms)[number];
