export type { Codebook } from '../model';
export { excerptTypes } from './excerpt-types';
export { policyAreas } from './policy-areas';
export { suggest } from './suggest';
export type { Suggestion } from './suggestion';
