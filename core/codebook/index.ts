export type { Codebook } from '../model';
export { excerptTypes } from './excerpt-types';
export { policyAreas } from './policy-areas';
export { type Suggestion, suggest } from './suggest';
