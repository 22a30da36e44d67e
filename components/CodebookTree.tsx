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

/**
 * A tree by keys (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): arrows, Home, End, letters; with Alt the arrows
 * move the code itself, up and down among its siblings, right under the one above, left out beside its parent. Rows may
 * be dragged as well. A thousand codes closed are as many rows as the top has.
 */
export function CodebookTree(props: CodebookTreeProps) {
  const { codes, query, chosen, counts } = props;
  const list = useRef<HTMLDivElement>(null);
  const moving = useRef<{ id: Id; from: string } | undefined>(undefined);
  const dragged = useRef<Id | undefined>(undefined);
  const [opened, setOpened] = useState<ReadonlySet<Id>>(new Set());
  const [drop, setDrop] = useState<{ id: Id; where: 'before' | 'into' | 'after' } | undefined>(undefined);
  const under = useMemo(() => byParent(codes), [codes]);
  const found = useMemo(() => (query.trim() ? foundWithParents(codes, query) : undefined), [codes, query]);
  const rows = rowsOf(under, found, found ?? opened);
  const parents = new Map(codes.map(({ id, parent }) => [id, under.has(parent) ? parent : undefined]));
  const stop = rows.some(({ code }) => code.id === chosen) ? chosen : rows[0]?.code.id;

  const rowOf = (id: Id) => list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(id)}"]`);
  // A row that changes its place loses the focus on the way.
  const placeOf = (id: Id) => {
    const row = rows.find(({ code }) => code.id === id);
    return `${parents.get(id)} ${row?.place} ${row?.of}`;
  };
  useLayoutEffect(() => {
    if (!moving.current || placeOf(moving.current.id) === moving.current.from) return;
    const { id } = moving.current;
    moving.current = undefined;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || list.current?.contains(activeElement)) rowOf(id)?.focus();
  });

  // What is chosen is seen, also where it was chosen elsewhere or has just been made.
  useLayoutEffect(() => {
    const above = ancestors(parents, chosen);
    if (above.some((id) => !opened.has(id))) setOpened(new Set([...opened, ...above]));
  }, [chosen, chosen && parents.get(chosen)]);

  const isOpen = (id: Id) => found !== undefined || opened.has(id);
  const open = (id: Id, on: boolean) => {
    const next = new Set(opened);
    if (on) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  const goTo = (id: Id | undefined) => {
    if (id === undefined) return;
    rowOf(id)?.focus();
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
    const at = rows.findIndex(({ code }) => code.id === id);
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

  const over = (event: DragEvent, { code }: Row) => {
    const id = dragged.current;
    if (id === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    if (code.id === id || ancestors(parents, code.id).includes(id)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    const where = part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'into';
    if (drop?.id !== code.id || drop.where !== where) setDrop({ id: code.id, where });
  };
  const dropped = (event: DragEvent) => {
    const id = dragged.current;
    if (id === undefined || !drop) return;
    event.preventDefault();
    event.stopPropagation();
    setDrop(undefined);
    if (drop.where === 'into') move(id, { parent: drop.id });
    else {
      const line = siblings(drop.id).filter((each) => each.id !== id);
      const at = line.findIndex((each) => each.id === drop.id);
      move(id, { parent: parents.get(drop.id), before: drop.where === 'before' ? drop.id : line[at + 1]?.id });
    }
  };

  return (
    <div ref={list} class="codebook-tree" role="tree" aria-label={props.label}>
      {rows.map((row) => {
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
            style={{ '--level': level }}
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
            onDrop={dropped}
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
            <span class="codebook-name">{nameOf(code)}</span>
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

function rowsOf(
  under: ReadonlyMap<Id | undefined, Code[]>,
  only: ReadonlySet<Id> | undefined,
  opened: ReadonlySet<Id>,
): Row[] {
  const rows: Row[] = [];
  const walk = (parent: Id | undefined, level: number) => {
    const line = (under.get(parent) ?? []).filter(({ id }) => !only || only.has(id));
    line.forEach((code, i) => {
      rows.push({ code, level, place: i + 1, of: line.length, children: under.get(code.id)?.length ?? 0 });
      if (opened.has(code.id)) walk(code.id, level + 1);
    });
  };
  walk(undefined, 1);
  return rows;
}

function foundWithParents(codes: readonly Code[], query: string): Set<Id> {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]));
  const found = findCode(codes.map(withoutArchive), query).map(({ id }) => id);
  return new Set(found.flatMap((id) => [id, ...ancestors(parents, id)]));
}

/** From the parent up; a cycle in damaged data ends it. */
function ancestors(parents: ReadonlyMap<Id, Id | undefined>, id: Id | undefined): Id[] {
  const line = new Set<Id>();
  for (let at = id === undefined ? undefined : parents.get(id); at !== undefined && !line.has(at); at = parents.get(at))
    line.add(at);
  return [...line];
}

const withoutArchive = ({ archived: _, ...code }: Code): Code => code;
const begins = ({ name, pinyin = [] }: Code, key: string) =>
  [name.zh, name.en, ...pinyin].some((each) => each.toLowerCase().startsWith(key.toLowerCase()));
