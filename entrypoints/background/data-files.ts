/** What lies beside the background's script and is read at the first use. Written by wxt.config.ts, read by data.ts. */
export const dataFiles = {
  codebooks: 'data/codebooks.json',
  suggestWeights: 'data/suggest-weights.json',
  traditional: 'data/traditional.txt',
  styles: 'data/page.css',
} as const;

export type DataFile = keyof typeof dataFiles;
