/**
 * In place of WXT's own context of a content script, which dispatches an event on the document that a page can hear
 * (`<our id>:annotator:wxt:content-script-started`), and weighs as much as our toolbar. Nothing here uses it: the
 * annotator has its own end (`succession.ts`).
 */
export class ContentScriptContext {}
