export { outline, sectionPath } from './outline';
export { recognise } from './recognise';
export { sameReport } from './same';
export type { PageText, Recognition, Section } from './types';
