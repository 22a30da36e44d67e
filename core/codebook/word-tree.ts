interface Branch<T> {
  value?: T;
  next?: Map<number, Branch<T>>;
}

export interface Found<T> {
  word: string;
  value: T;
  start: number;
  end: number;
}

/** Words by their characters, so that a text is searched for all of them in one walk that makes no strings. */
export class WordTree<T> {
  private readonly root: Branch<T> = {};

  constructor(words: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of words) {
      let branch = this.root;
      for (let i = 0; i < word.length; i++) {
        branch.next ??= new Map();
        let next = branch.next.get(word.charCodeAt(i));
        if (!next) {
          next = {};
          branch.next.set(word.charCodeAt(i), next);
        }
        branch = next;
      }
      branch.value = value;
    }
  }

  /** Each word at each place, shorter before longer. */
  each(text: string, visit: (value: T, start: number, end: number) => void): void {
    for (let start = 0; start < text.length; start++) {
      let branch = this.root.next?.get(text.charCodeAt(start));
      for (let end = start + 1; branch; end++) {
        if (branch.value !== undefined) visit(branch.value, start, end);
        branch = end < text.length ? branch.next?.get(text.charCodeAt(end)) : undefined;
      }
    }
  }

  /** The longest word at each place, then on behind it. */
  longest(text: string): Found<T>[] {
    const found: Found<T>[] = [];
    for (let start = 0; start < text.length; ) {
      let branch = this.root.next?.get(text.charCodeAt(start));
      let last: { value: T; end: number } | undefined;
      for (let end = start + 1; branch; end++) {
        if (branch.value !== undefined) last = { value: branch.value, end };
        branch = end < text.length ? branch.next?.get(text.charCodeAt(end)) : undefined;
      }
      if (last) found.push({ word: text.slice(start, last.end), value: last.value, start, end: last.end });
      start = last?.end ?? start + 1;
    }
    return found;
  }
}
