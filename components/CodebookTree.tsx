import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { plural, t } from '../i18n/t';
import { Badge } from './Badge';
import { nameOf } from './code-look';
import { findCode } from './find-code';
import { isImeKey } from './ime';

export interface CodebookTreeProps {
  label: string;
  /** Of one facet, in order. */
  codes: readonly Code[];
  counts: ReadonlyMap<Id, number>;
  /** Narrows the tree to what it finds, with what stands above. */
  query: string;
  chosen: Id | undefined;
  onChoose(id: Id): void;
  onMove(id: Id, to: { parent?: Id | undefined; before?: Id | undefined }): void;
  onRename(id: Id): void;
  onDelete(id: Id): void;
}

interface Row {
  code: Code;
  level: number;
  /** From 1, among how many. */
  place: number;
  of: number;
  children: number;
}

interface Drop {
  id: Id;
  where: 'before' | 'into' | 'after';
}

/**
 * A tree by keys (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): arrows, Home, End, letters; with Alt the arrows
 * move the code itself, up and down among its siblings, right under the one above, left out beside its parent. Rows may
 * be dragged as well. Of a long tree the rows in view alone are drawn: ten thousand at once freeze a page for seconds.
 */
export function CodebookTree(props: CodebookTreeProps) {
  const { codes, query, chosen, counts } = props;
  const list = useRef<HTMLDivElement>(null);
  const moving = useRef<{ id: Id; from: string } | undefined>(undefined);
  const dragged = useRef<Id | undefined>(undefined);
  const [opened, setOpened] = useState<ReadonlySet<Id>>(new Set());
  const [drop, setDrop] = useState<Drop | undefined>(undefined);
  const under = useMemo(() => byParent(codes), [codes]);
  const found = useMemo(() => (query.trim() ? foundWithParents(codes, query) : undefined), [codes, query]);
  const rows = useMemo(() => rowsOf(under, found, found ?? opened), [under, found, opened]);
  const parents = useMemo(
    () => new Map(codes.map(({ id, parent }) => [id, under.has(parent) ? parent : undefined])),
    [codes, under],
  );
  const places = useMemo(() => new Map(rows.map(({ code }, index) => [code.id, index])), [rows]);
  const stop = chosen !== undefined && places.has(chosen) ? chosen : rows[0]?.code.id;
  const [scrolled, setScrolled] = useState(0);
  const seeking = useRef<Id | undefined>(undefined);
  const isLong = rows.length > MANY;
  const drawn = isLong ? inView(rows, scrolled, list.current?.clientHeight || HEIGHT, places.get(stop ?? '')) : rows;

  const rowOf = (id: Id) => list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(id)}"]`);
  /** Brings a row that is not drawn into view. */
  const bring = (id: Id) => {
    if (!list.current || !isLong || isInView(list.current, places.get(id))) return;
    list.current.scrollTop = (places.get(id) ?? 0) * ROW - list.current.clientHeight / 2;
    setScrolled(list.current.scrollTop);
  };
  const focus = (id: Id) => {
    bring(id);
    const row = rowOf(id);
    if (row) row.focus();
    else seeking.current = id;
  };
  useLayoutEffect(() => {
    const row = seeking.current === undefined ? undefined : rowOf(seeking.current);
    if (!row) return;
    seeking.current = undefined;
    row.focus();
  });
  // A row that changes its place loses the focus on the way.
  const placeOf = (id: Id) => {
    const row = rows[places.get(id) ?? -1];
    return `${parents.get(id)} ${row?.place} ${row?.of}`;
  };
  useLayoutEffect(() => {
    if (!moving.current || placeOf(moving.current.id) === moving.current.from) return;
    const { id } = moving.current;
    moving.current = undefined;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || list.current?.contains(activeElement)) focus(id);
  });

  // What is chosen is seen, also where it was chosen elsewhere or has just been made.
  useLayoutEffect(() => {
    const above = ancestors(parents, chosen);
    if (above.some((id) => !opened.has(id))) setOpened(new Set([...opened, ...above]));
    else if (chosen !== undefined && places.has(chosen)) bring(chosen);
  }, [chosen, chosen && parents.get(chosen), chosen !== undefined && places.has(chosen)]);

  const isOpen = (id: Id) => found !== undefined || opened.has(id);
  const open = (id: Id, on: boolean) => {
    const next = new Set(opened);
    if (on) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  const goTo = (id: Id | undefined) => {
    if (id === undefined) return;
    focus(id);
    props.onChoose(id);
  };
  const siblings = (id: Id) => under.get(parents.get(id)) ?? [];
  const move = (id: Id, to: { parent?: Id | undefined; before?: Id | undefined }) => {
    moving.current = { id, from: placeOf(id) };
    if (to.parent !== undefined) open(to.parent, true);
    props.onMove(id, to);
  };
  const moveByKey = (id: Id, key: string) => {
    const parent = parents.get(id);
    const line = siblings(id);
    const at = line.findIndex((each) => each.id === id);
    if (key === 'ArrowUp' && at > 0) move(id, { parent, before: line[at - 1]?.id });
    else if (key === 'ArrowDown' && at < line.length - 1) move(id, { parent, before: line[at + 2]?.id });
    else if (key === 'ArrowRight' && at > 0) move(id, { parent: line[at - 1]?.id });
    else if (key === 'ArrowLeft' && parent !== undefined) {
      const above = siblings(parent);
      const next = above[above.findIndex((each) => each.id === parent) + 1];
      move(id, { parent: parents.get(parent), before: next?.id });
    }
  };

  const keyed = (event: KeyboardEvent, { code: { id }, children }: Row) => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const at = places.get(id) ?? -1;
    if (event.altKey) {
      if (!key.startsWith('Arrow')) return;
      moveByKey(id, key);
    } else if (key === 'ArrowDown') goTo(rows[at + 1]?.code.id);
    else if (key === 'ArrowUp') goTo(rows[at - 1]?.code.id);
    else if (key === 'Home') goTo(rows[0]?.code.id);
    else if (key === 'End') goTo(rows.at(-1)?.code.id);
    else if (key === 'ArrowRight') {
      if (children > 0 && !isOpen(id)) open(id, true);
      else if (children > 0) goTo(rows[at + 1]?.code.id);
    } else if (key === 'ArrowLeft') {
      if (children > 0 && isOpen(id)) open(id, false);
      else goTo(parents.get(id));
    } else if (key === 'Enter' || key === ' ') props.onChoose(id);
    else if (key === 'F2') props.onRename(id);
    else if (key === 'Delete') props.onDelete(id);
    else if (key.length === 1) {
      const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
      goTo(after.find(({ code }) => begins(code, key))?.code.id);
    } else return;
    event.preventDefault();
  };

  /** Where a row would come that is dragged over this one; nowhere into itself. */
  const dropAt = ({ currentTarget, clientY }: DragEvent, { code }: Row): Drop | undefined => {
    const id = dragged.current;
    if (id === undefined || !(currentTarget instanceof HTMLElement)) return undefined;
    if (code.id === id || ancestors(parents, code.id).includes(id)) return undefined;
    const { top, height } = currentTarget.getBoundingClientRect();
    const part = (clientY - top) / height;
    return { id: code.id, where: part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'into' };
  };
  const over = (event: DragEvent, row: Row) => {
    const at = dropAt(event, row);
    if (!at) return;
    event.preventDefault();
    if (drop?.id !== at.id || drop.where !== at.where) setDrop(at);
  };
  const dropped = (event: DragEvent, row: Row) => {
    const id = dragged.current;
    // Asked again: what was shown last may not have been drawn yet.
    const at = dropAt(event, row);
    if (id === undefined || !at) return;
    event.preventDefault();
    event.stopPropagation();
    setDrop(undefined);
    if (at.where === 'into') move(id, { parent: at.id });
    else {
      const line = siblings(at.id).filter((each) => each.id !== id);
      const place = line.findIndex((each) => each.id === at.id);
      move(id, { parent: parents.get(at.id), before: at.where === 'before' ? at.id : line[place + 1]?.id });
    }
  };

  return (
    <div
      ref={list}
      class={`codebook-tree${isLong ? ' is-long' : ''}`}
      role="tree"
      aria-label={props.label}
      onScroll={({ currentTarget }) => isLong && setScrolled(currentTarget.scrollTop)}
    >
      {isLong && <div class="codebook-height" role="none" style={{ height: `${rows.length * ROW}px` }} />}
      {drawn.map((row) => {
        const { code, level, place, of, children } = row;
        const { id } = code;
        const count = counts.get(id) ?? 0;
        return (
          <div
            key={id}
            data-code={id}
            role="treeitem"
            tabIndex={id === stop ? 0 : -1}
            class={`codebook-row${code.archived ? ' is-archived' : ''}${drop?.id === id ? ` drop-${drop.where}` : ''}`}
            style={{ '--level': level, ...(isLong ? { top: `${(places.get(id) ?? 0) * ROW}px` } : {}) }}
            aria-level={level}
            aria-posinset={place}
            aria-setsize={of}
            aria-selected={id === chosen}
            {...(children > 0 ? { 'aria-expanded': isOpen(id) } : {})}
            draggable
            onKeyDown={(event) => keyed(event, row)}
            onClick={() => goTo(id)}
            onDragStart={(event) => {
              dragged.current = id;
              // Firefox drags nothing that carries no data.
              event.dataTransfer?.setData('text/plain', nameOf(code));
            }}
            onDragOver={(event) => over(event, row)}
            onDrop={(event) => dropped(event, row)}
            onDragEnd={() => {
              dragged.current = undefined;
              setDrop(undefined);
            }}
          >
            <span
              class="codebook-twist"
              aria-hidden="true"
              onClick={(event) => {
                if (children === 0 || found) return;
                event.stopPropagation();
                if (isOpen(id) && ancestors(parents, chosen).includes(id)) goTo(id);
                open(id, !isOpen(id));
              }}
            />
            <Badge codes={codes} id={id} />
            <span class="codebook-name" title={nameOf(code)}>
              {nameOf(code)}
            </span>
            {code.archived && <span class="facts">{t('codebook_archived')}</span>}
            {code.key && <kbd>{code.key}</kbd>}
            <span class="bar-count" title={plural('ui_notes', count)}>
              {count > 0 ? count : ''}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** Codes under each parent; one whose parent is not there stands at the top. */
function byParent(codes: readonly Code[]): Map<Id | undefined, Code[]> {
  const ids = new Set(codes.map(({ id }) => id));
  const under = new Map<Id | undefined, Code[]>();
  for (const code of [...codes].sort((a, b) => a.order - b.order)) {
    const parent = code.parent !== undefined && ids.has(code.parent) ? code.parent : undefined;
    const line = under.get(parent);
    if (line) line.push(code);
    else under.set(parent, [code]);
  }
  return under;
}

/** Longer trees are drawn as far as they are seen. */
const MANY = 200;
/** A row's height in CSS pixels, as in codebook.css. */
const ROW = 32;
/** Before anything is measured. */
const HEIGHT = 640;
/** Rows drawn above and below those in view: what a quick scroll passes. */
const MARGIN = 20;

/** The rows that are seen, and the one that the keyboard stands on, so that the focus is never lost to scrolling. */
function inView(rows: readonly Row[], scrolled: number, height: number, stop = 0): readonly Row[] {
  const first = Math.max(0, Math.min(Math.floor(scrolled / ROW), rows.length) - MARGIN);
  const seen = rows.slice(first, first + Math.ceil(height / ROW) + 2 * MARGIN);
  const standing = rows[stop];
  return !standing || seen.includes(standing) ? seen : stop < first ? [standing, ...seen] : [...seen, standing];
}

function isInView({ scrollTop, clientHeight }: Element, place = 0): boolean {
  const top = place * ROW - scrollTop;
  return top >= 0 && top + ROW <= (clientHeight || HEIGHT);
}

function rowsOf(
  under: ReadonlyMap<Id | undefined, Code[]>,
  only: ReadonlySet<Id> | undefined,
  opened: ReadonlySet<Id>,
): Row[] {
  const rows: Row[] = [];
  const line = (parent: Id | undefined, level: number): Row[] => {
    const its = (under.get(parent) ?? []).filter(({ id }) => !only || only.has(id));
    return its.map((code, i) => ({
      code,
      level,
      place: i + 1,
      of: its.length,
      children: under.get(code.id)?.length ?? 0,
    }));
  };
  // Not by calls: a file may have its codes ten thousand deep.
  const rest = line(undefined, 1).reverse();
  for (let row = rest.pop(); row; row = rest.pop()) {
    rows.push(row);
    if (opened.has(row.code.id)) rest.push(...line(row.code.id, row.level + 1).reverse());
  }
  return rows;
}

function foundWithParents(codes: readonly Code[], query: string): Set<Id> {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]));
  const all = new Set<Id>();
  for (const { id } of findCode(codes, query, { archived: true }))
    for (let at: Id | undefined = id; at !== undefined && !all.has(at); at = parents.get(at)) all.add(at);
  return all;
}

/** From the parent up; a cycle in damaged data ends it. */
function ancestors(parents: ReadonlyMap<Id, Id | undefined>, id: Id | undefined): Id[] {
  const line = new Set<Id>();
  for (let at = id === undefined ? undefined : parents.get(id); at !== undefined && !line.has(at); at = parents.get(at))
    line.add(at);
  return [...line];
}

const begins = ({ name, pinyin = [] }: Code, key: string) =>
  [name.zh, name.en, ...pinyin].some((each) => each.toLowerCase().startsWith(key.toLowerCase()));
