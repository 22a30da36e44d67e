/**
 * Whether a key belongs to an input method. `isComposing` misses the Enter that ends a composition in some browsers;
 * keyCode 229 is what they send with it: https://w3c.github.io/uievents/#determine-keydown-keyup-keyCode
 */
export const isImeKey = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
