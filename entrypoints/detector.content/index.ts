import { defineContentScript } from 'wxt/utils/define-content-script';
import { glance } from '../../core/report/glance';
import { connect } from '../../messages/rpc';
import type { PageService } from '../../messages/services';
import { detect } from '../../page/detect';
import { hosts } from './hosts';

/** Runs on every page of the sites that the reader allowed: small, idle, and silent where there is no report. */
export default defineContentScript({
  matches: [...hosts],
  allFrames: true,
  runAt: 'document_idle',
  // WXT would post a message to the page: a page is not to know that we are here.
  noScriptStartedPostMessage: true,
  main() {
    detect(glance, connect<PageService>('page'));
  },
});
