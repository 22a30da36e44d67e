import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Id, Note } from '../core/model';
import { connect, inTab } from '../messages/rpc';
import { type AnnotatorService, type Contents, FOLLOW, type SuggestedPassage } from '../messages/services';
import { pageNotes, positions, tab } from './tab';

/** The sections of the document in the tab; undefined where no annotator is at work. */
export const contents = signal<Contents | undefined>(undefined);

/** The section in view, as its place in `contents`; -1 above the first. */
export const inView = signal(-1);

/** The document in the tab: another text is another document. Empty where no annotator is at work. */
const shown = computed(() => {
  const state = tab.value;
  return state?.annotating ? `${state.tab} ${state.frame ?? 0} ${state.texts.join(' ')}` : '';
});
const place = computed(() => `${shown.value} ${inView.value}`);
const answered = signal<{ of: string; passages: SuggestedPassage[] }>({ of: '', passages: [] });

/** Of the section in view, and of none that was in view before. */
export const suggested = computed(() => (answered.value.of === place.value ? answered.value.passages : []));

const annotator = () => {
  const state = tab.value;
  return state?.annotating ? connect<AnnotatorService>('annotator', inTab(state.tab, state.frame)) : undefined;
};

/** A section with the notes that begin in it, and how much of it they cover. */
export interface SectionNotes {
  title: string;
  level: number;
  start: number;
  end: number;
  notes: Note[];
}

/** The outline with its notes; what stands above the first heading comes first, without a title. */
export const sections = computed((): SectionNotes[] => {
  const { sections: heads = [], length = 0 } = contents.value ?? {};
  const all = [{ title: '', level: 1, start: 0 }, ...heads].map((head, index) => ({
    ...head,
    end: heads[index]?.start ?? length,
    notes: [] as Note[],
  }));
  for (const note of pageNotes.value.found) {
    const place = positions.value.get(note.id);
    if (!place || place.status === 'lost') continue;
    all.findLast(({ start }) => start <= place.start)?.notes.push(note);
  }
  return all.filter(({ title, notes }) => title || notes.length);
});

/** Each note's stretch of the text, as shares of its length, in reading order. */
export const stretches = computed((): { note: Note; from: number; to: number }[] => {
  const { length } = contents.value ?? {};
  if (!length) return [];
  return pageNotes.value.found.flatMap((note) => {
    const place = positions.value.get(note.id);
    if (!place || place.status === 'lost') return [];
    return [{ note, from: place.start / length, to: place.end / length }];
  });
});

/** The share of the text that is marked, 0..1; what two notes cover counts once. */
export const coverage = computed((): number => {
  let covered = 0;
  let reached = 0;
  for (const { from, to } of stretches.value.toSorted((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
});

/** Follows the document in the tab: its sections, and where the reader is. Ends with `end`. */
export function followPage(end: AbortSignal): void {
  let port: ReturnType<typeof browser.tabs.connect> | undefined;
  const stop = effect(() => {
    port?.disconnect();
    port = undefined;
    inView.value = -1;
    if (!shown.value) {
      contents.value = undefined;
      return;
    }
    const state = tab.peek();
    if (!state) return;
    void annotator()
      ?.contents()
      .then((now) => {
        contents.value = now;
      })
      .catch(() => {
        contents.value = undefined;
      });
    port = browser.tabs.connect(state.tab, { name: FOLLOW, frameId: state.frame ?? 0 });
    port.onMessage.addListener((section: unknown) => {
      if (typeof section === 'number') inView.value = section;
    });
  });
  // Paragraphs of the section in view that speak clearly of an area, asked for when the reader has come to rest there.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopSuggesting = effect(() => {
    void place.value;
    // A note made in it takes its paragraph off the list.
    void pageNotes.value;
    void contents.value;
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), 400);
  });
  end.addEventListener('abort', () => {
    stop();
    stopSuggesting();
    clearTimeout(timer);
    port?.disconnect();
  });
}

async function suggest(): Promise<void> {
  const [of, section] = [place.value, inView.value];
  const passages =
    section < 0
      ? []
      : await annotator()
          ?.suggestions(section)
          .catch(() => []);
  if (of === place.value) answered.value = { of, passages: passages ?? [] };
}

export async function goToSection(start: number): Promise<void> {
  await annotator()
    ?.goToOffset(start)
    .catch(() => {});
}

export async function take({ start, quote }: SuggestedPassage, area: Id): Promise<void> {
  await annotator()
    ?.markPassage({ start, quote }, [area])
    .catch(() => {});
}
