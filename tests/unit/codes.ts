import { excerptTypes } from '../../core/codebook/excerpt-types';
import { policyAreas } from '../../core/codebook/policy-areas';
import type { Code, Id } from '../../core/model';

/* The codes that are built in, found by their slugs. */

export const codes = [...policyAreas.codes, ...excerptTypes.codes];

export function codeOf(slug: string): Code {
  const code = codes.find((each) => each.slug === slug);
  if (!code) throw new Error(`no code ${slug}`);
  return code;
}
export const idOf = (slug: string): Id => codeOf(slug).id;
