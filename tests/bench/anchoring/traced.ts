/** A text whose every unit knows where in the original it stood (−1: put in since). Blocks end in \n. */
export class Traced {
  readonly chars: string[];
  readonly origin: number[];

  constructor(chars: string[], origin: number[]) {
    this.chars = chars;
    this.origin = origin;
  }

  static of(text: string): Traced {
    return new Traced(
      text.split(''),
      Array.from({ length: text.length }, (_, at) => at),
    );
  }

  get text(): string {
    return this.chars.join('');
  }

  /**
   * A copy in which `change` says, for each unit, what is put in before it and what it becomes: '' drops it; of several
   * units each counts as the old one.
   */
  rewrite(change: (char: string, at: number) => { put?: string; now: string }): Traced {
    const chars: string[] = [];
    const origin: number[] = [];
    for (let at = 0; at < this.chars.length; at++) {
      const { put = '', now } = change(this.chars[at] ?? '', at);
      for (const unit of put.split('')) {
        chars.push(unit);
        origin.push(-1);
      }
      for (const unit of now.split('')) {
        chars.push(unit);
        origin.push(this.origin[at] ?? -1);
      }
    }
    return new Traced(chars, origin);
  }

  static strange(text: string): Traced {
    return new Traced(text.split(''), new Array<number>(text.length).fill(-1));
  }

  slice(start: number, end: number): Traced {
    return new Traced(this.chars.slice(start, end), this.origin.slice(start, end));
  }

  static join(parts: readonly Traced[]): Traced {
    return new Traced(
      parts.flatMap((part) => part.chars),
      parts.flatMap((part) => part.origin),
    );
  }

  /** No empty blocks, no spaces at the ends of one: a page's text has none. */
  tidy(): Traced {
    const drop = new Set<number>();
    let open = true;
    for (let at = 0; at < this.chars.length; at++) {
      const char = this.chars[at] ?? '';
      if (char === '\n' && open) drop.add(at);
      if (char === '\n') open = true;
      else if (char.trim() !== '') open = false;
    }
    for (let at = this.chars.length - 1; at >= 0 && this.chars[at]?.trim() === ''; at--) drop.add(at);
    return this.rewrite((char, at) => ({ now: drop.has(at) ? '' : char }));
  }
}

/** Where sentences begin, and the text's end: after 。！？；, their half-width kin, and line breaks. */
export function sentences(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[。！？；!?;\n]+["”』」]*/g)) {
    const after = match.index + match[0].length;
    if (after < text.length) starts.push(after);
  }
  starts.push(text.length);
  return starts;
}
