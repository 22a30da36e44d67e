/** All of anchoring that a page loads, to be weighed. */
export { describe } from '../../../core/anchoring/describe';
export { difference } from '../../../core/anchoring/difference';
export { locating } from '../../../core/anchoring/locating';
export { looksTraditional, setTraditional } from '../../../core/anchoring/traditional';
