import { traditional } from '../anchoring/traditional.data';
import { compareTraditional } from './fingerprint';

// A copy in traditional characters is the same report.
compareTraditional(traditional);

export { outline, sectionPath } from './outline';
export { recognise } from './recognise';
export { sameReport } from './same';
export type { PageText, Recognition, Section } from './types';
