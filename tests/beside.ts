import { resolve } from 'node:path';

/**
 * A path in the folder that may lie beside the repository, with what is not ours to keep: other people's texts and
 * schemas. Whoever looks for something there does without where it is missing.
 */
export const beside = (path: string): string => resolve(process.env.QUANYUE_SHARED ?? '../shared', path);
