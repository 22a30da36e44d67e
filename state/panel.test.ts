import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { SuggestedPassage, TabState } from '../messages/services';
import { followPage, suggested } from './panel';
import { tab } from './tab';

const passage = (quote: string): SuggestedPassage => ({ start: 0, end: 1, quote, area: 'grain', words: [] });
/** How the annotator's answer about a section is waited for. */
let answers: { section: number; answer: (passages: SuggestedPassage[]) => void }[] = [];
vi.mock('../messages/rpc', async (original) => ({
  ...(await original<object>()),
  connect: () => ({
    contents: async () => ({ length: 9, sections: [] }),
    suggestions: (section: number) => new Promise((answer) => answers.push({ section, answer })),
  }),
}));

/** The tab's document with this text; answers how it tells which section is in view. */
function show(text: string): (section: number) => void {
  let tell: (section: number) => void = () => {};
  const port = { disconnect() {}, onMessage: { addListener: (heard: typeof tell) => (tell = heard) } };
  vi.spyOn(browser.tabs, 'connect').mockReturnValue(port as never);
  const state: TabState = {
    tab: 1,
    url: '',
    host: '',
    kind: 'report',
    annotating: true,
    allowed: true,
    unreachedFrames: [],
    texts: [text],
    addresses: [],
  };
  tab.value = state;
  return (section) => tell(section);
}

let end: AbortController;
beforeEach(() => {
  answers = [];
  end = new AbortController();
  vi.useFakeTimers();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

/** The reader rests where they are, and the annotator answers what it was asked then. */
async function rest(quote: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(400);
  answers.pop()?.answer([passage(quote)]);
  await vi.advanceTimersByTimeAsync(0);
}
const quotes = () => suggested.value.map(({ quote }) => quote);

test('suggestions are of the section in view, from the moment it is in view', async () => {
  const goTo = show('one');
  followPage(end.signal);
  goTo(1);
  await rest('of the first');
  expect(quotes()).toEqual(['of the first']);
  goTo(2);
  expect(quotes()).toEqual([]);
  await rest('of the second');
  expect(quotes()).toEqual(['of the second']);
});

test('and of the document in view: what another has said, or says later, is not shown', async () => {
  const goTo = show('one');
  followPage(end.signal);
  goTo(1);
  await rest('of one');
  expect(quotes()).toEqual(['of one']);
  goTo(2);
  await vi.advanceTimersByTimeAsync(400);
  const goToIn = show('other');
  goToIn(2);
  answers.pop()?.answer([passage('of one, late')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(quotes()).toEqual([]);
  goToIn(1);
  expect(quotes()).toEqual([]);
  await rest('of the other');
  expect(quotes()).toEqual(['of the other']);
});
