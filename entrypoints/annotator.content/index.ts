import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { locating } from '../../core/anchoring/locating';
import { looksTraditional, setTraditional } from '../../core/anchoring/traditional';
import { outline } from '../../core/report/outline';
import { connect, serve } from '../../messages/rpc';
import { type AnnotatorService, FOLLOW, type PageService } from '../../messages/services';
import { Annotator } from '../../page/annotate';
import { deliver } from '../../page/deliver';

/** Injected by the background into a document that is a report, that has notes, or where the reader asked for it. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // WXT would post a message to the page: a page is not to know that we are here.
  noScriptStartedPostMessage: true,
  main() {
    const service = connect<PageService>('page');
    const annotator = new Annotator(service, {
      open: (page) => service.open(page),
      news: (asked) => service.news(asked),
      locating,
      prepare: async (texts) => {
        if (texts.some(looksTraditional)) setTraditional(await service.traditional());
      },
      style: (rules) => deliver(() => service.style(rules)).catch(() => false),
      outline,
      otherTexts: () => service.otherTexts(),
      remember: (text, notes) => service.located({ text, notes }),
    });
    serve<AnnotatorService>(
      'annotator',
      () => ({
        here: async () => true,
        goTo: async (note) => annotator.goTo(note),
        mark: () => annotator.mark(),
        show: () => annotator.show(),
        contents: async () => annotator.contents(),
        goToOffset: async (offset) => annotator.goToOffset(offset),
        suggestions: (section) => annotator.suggestions(section),
        markPassage: (passage, areas) => annotator.markPassage(passage, areas),
        standing: async () => annotator.standing(),
        settle: (note, how) => annotator.settle(note, how),
      }),
      // Only our own contexts can send to a tab, and pages cannot.
      () => true,
      annotator.ended,
    );
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== FOLLOW || annotator.ended.aborted) return;
      const followed = new AbortController();
      port.onDisconnect.addListener(() => followed.abort());
      annotator.follow((section) => port.postMessage(section), followed.signal);
    });
    void annotator.start();
  },
});
