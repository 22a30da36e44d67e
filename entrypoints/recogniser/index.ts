import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { recognise } from '../../core/report/recognise';
import type { Recognition } from '../../core/report/types';
import { pagerOf } from '../../page/pager';
import { readText } from '../../page/text';

/**
 * Run by the background in a document whose report it does not know yet: what it returns is what the document is, with
 * its place, year and speaker. A script of its own: rules and lists of places would be more than a quarter of the
 * annotator, and a worker can load no code late.
 */
export default defineUnlistedScript((): Recognition => {
  const blocks = readText(document).text.split('\n');
  const recognition = recognise({ url: location.href, title: document.title, blocks });
  const pager = pagerOf(document);
  return pager.length > 0 ? { ...recognition, pager } : recognition;
});
