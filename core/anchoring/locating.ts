import type { Anchor, Located } from '../model';
import { aligning } from './align';
import { alterations, type Evidence, evidence, summing } from './evidence';
import { type Folded, folding } from './fold';
import { type Grams, indexing } from './grams';
import { type Memory, remember, type Sought } from './memory';
import { strays } from './stray';
import { followsItself, shortened } from './twin';

export type { Anchor, Located } from '../model';

interface Page {
  text: string;
  folded: Folded;
}

/**
 * Locates all anchors in one text, in the order given; yields after each small slice of work. Where every anchor's
 * words stand at its stored position, that is all. Otherwise what the anchors together remember is aligned to the text
 * once, and only what the alignment cannot place is looked for one by one.
 */
export function* locating(text: string, anchors: readonly Anchor[]): Generator<void, Located[]> {
  const found: Located[] = [];
  let all = true;
  for (let index = 0; index < anchors.length; index++) {
    const exact = atPosition(text, anchors[index]);
    if (exact) found[index] = exact;
    else all = false;
    if (index % portion === portion - 1) yield;
  }
  if (all) return found;

  const folded = yield* folding(text);
  const page: Page = { text, folded };
  const { joined, loose } = yield* remember(anchors);
  let grams: Grams | undefined;
  for (const memory of joined) {
    const { units } = memory.folded;
    const to = yield* aligning({
      memory: units,
      page: folded.units,
      m0: 0,
      m1: units.length,
      p0: 0,
      p1: folded.units.length,
    });
    const sums = yield* summing(units, folded.units, to, 0);
    yield;
    let back: Int32Array | undefined;
    // Where most passages stand word for word, one that does not may be the twin of one that was taken out.
    let changed = 0;
    for (const sought of memory.sought) if (alterations(sums, sought) > 0) changed++;
    const suspicious = changed <= memory.sought.length * 0.3;
    let looked = 0;
    for (const sought of memory.sought) {
      if (++looked % portion === 0) yield;
      if (sought.start === sought.end) {
        found[sought.anchor] = { status: 'lost', reason: 'nothing to look for' };
        continue;
      }
      const here = evidence(sums, sought);
      const sure = here && certain(page, sought, here);
      const twin =
        sure &&
        suspicious &&
        (alterations(sums, sought) > 0 || followsItself(units, folded.units, sought, here)) &&
        shortened(memory, folded, to, sought);
      if (sure && !twin) {
        found[sought.anchor] = sure;
        continue;
      }
      grams ??= yield* indexing(folded);
      back ??= yield* inverse(to, units, folded.units);
      if (twin) {
        const candidates = strays(grams, folded.units, memory, sought);
        const better = candidates.find(
          (one) => one.quote === 1 && one.left + one.right === 2 && !taken(back, one, sought),
        );
        found[sought.anchor] = placed(page, sought, better ?? here, better ? 'exact' : 'doubtful');
      } else {
        found[sought.anchor] = judge(page, grams, memory, sought, suspicious, back);
      }
      yield;
    }
  }
  for (const memory of loose) {
    grams ??= yield* indexing(folded);
    for (const sought of memory.sought) found[sought.anchor] ??= judge(page, grams, memory, sought, false);
    yield;
  }
  return found;
}

function certain(page: Page, sought: Sought, here: Evidence): Located | undefined {
  const isSure = here.quote >= 0.5 && Math.max(here.left, here.right) >= 0.5 && backed(sought, here);
  return isSure ? placed(page, sought, here, here.quote === 1 ? 'exact' : 'edited') : undefined;
}

// A phrase this short stands in many a sentence: the growth of one figure and that of another.
const phrase = 16;

/** Whether the words around a short quote speak for the place: nearly all on one side, or most on both together. */
function backed({ start, end }: Sought, { left, right, leftLength, rightLength }: Evidence): boolean {
  if (end - start >= phrase || Math.max(left, right) >= 0.85) return true;
  return left * leftLength + right * rightLength >= 0.7 * (leftLength + rightLength);
}

/** For each unit of the page the unit of memory that stands there unchanged, or −1. */
function* inverse(to: Int32Array, memory: Uint16Array, page: Uint16Array): Generator<void, Int32Array> {
  const back = new Int32Array(page.length).fill(-1);
  for (let unit = 0; unit < to.length; unit++) {
    if (unit % 16384 === 0) yield;
    const place = to[unit] ?? -1;
    if (place >= 0 && page[place] === memory[unit]) back[place] = unit;
  }
  return back;
}

/** Whether the alignment says that most of what stands there is another passage. */
function taken(back: Int32Array | undefined, { start, end }: Evidence, sought: Sought): boolean {
  let others = 0;
  for (let place = start; place < end; place++) {
    const unit = back?.[place] ?? -1;
    if (unit >= 0 && (unit < sought.start || unit >= sought.end)) others++;
  }
  return others * 2 > end - start;
}

function judge(
  page: Page,
  grams: Grams,
  memory: Memory,
  sought: Sought,
  suspicious: boolean,
  back?: Int32Array,
): Located {
  const worth = (one: Evidence) => one.quote * 2 + one.left + one.right;
  const candidates = strays(grams, page.folded.units, memory, sought).filter(({ quote }) => quote >= 0.5);
  candidates.sort((one, other) => worth(other) - worth(one));
  const best = candidates[0];
  if (!best) return { status: 'lost', reason: 'no passage is near enough' };
  const rival = candidates.find((one) => one.end <= best.start || one.start >= best.end);
  const sure =
    !taken(back, best, sought) &&
    backed(sought, best) &&
    !(suspicious && (best.altered > 0 || Math.min(best.left, best.right) < 0.9)) &&
    best.quote >= 0.6 &&
    Math.max(best.left, best.right) >= 0.6 &&
    (!rival || worth(best) - worth(rival) > 0.5);
  return placed(page, sought, best, !sure ? 'doubtful' : best.quote === 1 ? 'exact' : 'edited');
}

function placed(
  { text, folded }: Page,
  { before, after }: Sought,
  here: Evidence,
  status: 'exact' | 'edited' | 'doubtful',
): Located {
  let start = folded.from[here.start] ?? 0;
  let end = (folded.from[here.end - 1] ?? start) + 1;
  if (start >= before.length && text.startsWith(before, start - before.length)) start -= before.length;
  if (text.startsWith(after, end)) end += after.length;
  const score = (here.quote * 2 + here.left + here.right) / 4;
  return { status, start, end, score, similarity: here.quote };
}

// Anchors compared with their stored places before the page may go on with its own work.
const portion = 128;

/** The anchor where its words stand at its stored position: quote and both contexts, to the letter. */
function atPosition(text: string, anchor: Anchor | undefined): Located | undefined {
  if (!anchor?.position) return undefined;
  const { exact, prefix, suffix } = anchor.quote;
  const { start } = anchor.position;
  const end = start + exact.length;
  return exact !== '' &&
    start >= prefix.length &&
    text.startsWith(exact, start) &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
    ? { status: 'exact', start, end, score: 1, similarity: 1 }
    : undefined;
}
