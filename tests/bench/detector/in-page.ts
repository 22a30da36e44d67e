import { articleOf } from '../../../core/report/article';
import { glance } from '../../../core/report/glance';
import { noteMarks } from '../../../core/report/note-marks';
import { outline } from '../../../core/report/outline';
import { recognise } from '../../../core/report/recognise';
import { terms } from '../../../core/report/terms';
import { lookAt } from '../../../page/detect';

/** What runs in the page: the detector's whole look, and the browser's own reading, timed in turn. */

const detect = () => lookAt(document, glance).recognition.verdict;
const read = () => document.body.innerText.length;

/** Milliseconds for one call, of so many that the clock's grain does not show. */
function time(work: () => unknown, calls: number): number {
  const before = performance.now();
  for (let call = 0; call < calls; call++) work();
  return (performance.now() - before) / calls;
}

/** Milliseconds that one measurement takes at least. */
const LONG_ENOUGH = 8;

export interface Measured {
  verdict: string;
  characters: number;
  /** The first look, with everything still cold. */
  cold: { detect: number; innerText: number };
  pairs: { detect: number; innerText: number }[];
}

/** Everything that is understood of a text, the detector's part and the annotator's. */
function understand(text: string): void {
  const blocks = text.split('\n');
  glance({ url: '', title: '政府工作报告', text });
  recognise({ url: '', title: '政府工作报告', blocks });
  outline(blocks);
  articleOf(blocks);
  noteMarks(text, terms(blocks));
}

Object.assign(globalThis, {
  /** How much dearer a text so many times as long is, per character: medians of pairs. */
  growth(piece: string, times: number, pairs: number): number {
    const short = piece.repeat(Math.ceil(15_000 / piece.length));
    const long = short.repeat(times);
    const ratios = Array.from({ length: pairs }, () => {
      const before = time(() => understand(short), times);
      return time(() => understand(long), 1) / before / times;
    });
    return ratios.sort((a, b) => a - b)[pairs >> 1] ?? Number.NaN;
  },
  measure(pairs: number): Measured {
    const cold = { innerText: time(read, 1), detect: time(detect, 1) };
    // The clock's grain is a tenth of a millisecond.
    let calls = 1;
    while (time(read, calls) * calls < LONG_ENOUGH) calls *= 2;
    return {
      verdict: detect(),
      characters: document.body.innerText.length,
      cold,
      pairs: Array.from({ length: pairs }, (_, at) => {
        // Each goes first in every other pair.
        if (at % 2) return { detect: time(detect, calls), innerText: time(read, calls) };
        const innerText = time(read, calls);
        return { innerText, detect: time(detect, calls) };
      }),
    };
  },
});
