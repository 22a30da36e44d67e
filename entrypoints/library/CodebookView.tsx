import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { CodebookAsk } from '../../components/CodebookAsk';
import { CodebookFields } from '../../components/CodebookFields';
import { CodebookTree } from '../../components/CodebookTree';
import { nameOf, pathName } from '../../components/code-look';
import { SearchField } from '../../components/FilterFields';
import { Message } from '../../components/Message';
import type { Code, Id, KeptCodebook } from '../../core/model';
import { language, plural, t } from '../../i18n/t';
import * as codebook from '../../state/codebook';
import '../../assets/codebook.css';
import { CodebookInOut } from './CodebookInOut';
import { CodebookLearned } from './CodebookLearned';

const chosen = signal<Id | undefined>(undefined);
const query = signal('');
const asking = signal<{ code: Id; kind: 'merge' | 'delete'; notes: number } | undefined>(undefined);
/** A codebook that is to go as a whole. */
const removing = signal<{ book: Id; notes: number } | undefined>(undefined);

/** The codes as trees, and beside them what is said of the chosen one. All that is done here can be undone. */
export function CodebookView() {
  const trees = codebook.trees.value;
  const tree = trees.find(({ codes }) => codes.some(({ id }) => id === chosen.value));
  const code = tree?.codes.find(({ id }) => id === chosen.value);
  return (
    <>
      <CodebookInOut />
      <div class="codebook">
        <aside class="codebook-side" aria-label={t('library_codebook')}>
          <SearchField
            value={query.value}
            label={t('codebook_search')}
            onChange={(text) => {
              query.value = text;
            }}
          />
          {trees.map(({ book, facet, codes }, index) => (
            <section key={`${book.id} ${facet}`} class="codebook-part">
              <h2>{book.name[language()] || book.name.zh}</h2>
              {trees.findIndex((each) => each.book === book) === index && codebook.removable(book) && (
                <WholeBook book={book} />
              )}
              <CodebookTree
                label={book.name[language()] || book.name.zh}
                codes={codes}
                counts={codebook.counts.value}
                query={query.value}
                chosen={chosen.value}
                onChoose={choose}
                onMove={(id, to) => void codebook.move(book.id, id, to)}
                onRename={(id) => {
                  choose(id);
                  requestAnimationFrame(toName);
                }}
                onDelete={(id) => {
                  choose(id);
                  void ask(id, 'delete');
                }}
              />
              <Adding
                label={t(facet === 'area' ? 'codebook_addArea' : 'codebook_addType')}
                onAdd={(name) => add(book.id, facet, name)}
              />
            </section>
          ))}
          <p class="facts">{t('codebook_keys')}</p>
        </aside>
        {tree && code ? (
          <Chosen key={code.id} tree={tree} code={code} />
        ) : (
          <Message title={t('codebook_none')} text={t('codebook_noneHint')} />
        )}
      </div>
      <CodebookLearned />
    </>
  );
}

/** What can be done with a codebook that was loaded beside the reader's own codes. */
function WholeBook({ book }: { book: KeptCodebook }) {
  const archived = book.codes.every((code) => code.archived);
  const asked = removing.value?.book === book.id ? removing.value : undefined;
  const others = codebook.trees.value.flatMap(({ book: { id }, codes }) => (id === book.id ? [] : codes));
  const facets = new Set(book.codes.map(({ facet }) => facet));
  return (
    <>
      <p class="export-actions codebook-whole" data-book={book.id}>
        <button type="button" class="button" onClick={() => void codebook.archiveBook(book.id, !archived)}>
          {t(archived ? 'codebook_unarchiveBook' : 'codebook_archiveBook')}
        </button>
        <button type="button" class="button" aria-expanded={asked !== undefined} onClick={() => void askRemoving(book)}>
          {t('codebook_removeBook')}
        </button>
      </p>
      {asked && (
        <CodebookAsk
          kind="remove"
          codes={others.filter(({ facet }) => facets.has(facet))}
          notes={asked.notes}
          onCancel={() => {
            removing.value = undefined;
            toWhole(book);
          }}
          onDo={(to) => void removeBook(book, to)}
        />
      )}
    </>
  );
}

function Chosen({ tree, code }: { tree: codebook.Tree; code: Code }) {
  const { book, codes } = tree;
  const count = codebook.counts.value.get(code.id) ?? 0;
  const asked = asking.value?.code === code.id ? asking.value : undefined;
  return (
    <section class="codebook-chosen" aria-labelledby="codebook-code">
      <header class="view-head">
        <h2 id="codebook-code">{pathName(codes, code)}</h2>
        <span class="facts">{plural('ui_notes', count)}</span>
      </header>
      <p class="export-actions">
        <button type="button" class="button" onClick={() => void ask(code.id, 'merge')}>
          {t('codebook_mergeInto')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void codebook.archive(book.id, code.id, !code.archived)}
          title={t('codebook_archiveHint')}
        >
          {t(code.archived ? 'codebook_unarchive' : 'codebook_archive')}
        </button>
        <button type="button" class="button" onClick={() => void ask(code.id, 'delete')}>
          {t('codebook_delete')}
        </button>
      </p>
      {asked && (
        <CodebookAsk
          key={asked.kind}
          {...asked}
          code={code}
          codes={codes}
          onCancel={() => {
            asking.value = undefined;
          }}
          onDo={(to) =>
            to !== 'archive' && void (asked.kind === 'merge' ? to && merge(tree, code, to) : remove(tree, code, to))
          }
        />
      )}
      <CodebookFields code={code} codes={codes} onChange={(patch) => void codebook.change(book.id, code.id, patch)} />
      <Adding label={t('codebook_addUnder', nameOf(code))} onAdd={(name) => add(book.id, code.facet, name, code.id)} />
    </section>
  );
}

/** A name makes a code, and the field is ready for the next. */
function Adding({ label, onAdd }: { label: string; onAdd(name: string): Promise<boolean> }) {
  const [name, setName] = useState('');
  return (
    <form
      class="codebook-adding"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void onAdd(name.trim()).then((done) => done && setName(''));
      }}
    >
      <input
        class="field"
        type="text"
        autocomplete="off"
        aria-label={label}
        placeholder={label}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={!name.trim()}>
        {t('codebook_add')}
      </button>
    </form>
  );
}

function choose(id: Id): void {
  if (asking.value?.code !== id) asking.value = undefined;
  chosen.value = id;
}

const toName = () => document.querySelector<HTMLInputElement>('.codebook-fields input[name="name"]')?.select();

const toWhole = ({ id }: KeptCodebook) =>
  document.querySelector<HTMLElement>(`[data-book="${CSS.escape(id)}"] button:last-child`)?.focus();

/** Back into the tree, where what was chosen there has gone. */
const toTree = () =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"][aria-selected="true"]')?.focus(),
  );

async function add(book: Id, facet: Code['facet'], name: string, parent?: Id): Promise<boolean> {
  const names = { zh: name, en: name };
  const made = await codebook.add(book, { facet, name: names, ...(parent === undefined ? {} : { parent }) });
  // One area after the other is named without leaving the field; the first of a kind is shown.
  if (made !== undefined && parent === undefined) choose(made);
  return made !== undefined;
}

async function ask(code: Id, kind: 'merge' | 'delete'): Promise<void> {
  const notes = (await codebook.notesUsing(code)).length;
  asking.value = { code, kind, notes };
}

async function askRemoving(book: KeptCodebook): Promise<void> {
  removing.value = { book: book.id, notes: (await codebook.notesUsingAny(book)).length };
}

async function removeBook(book: KeptCodebook, to: Id | 'nowhere' | 'archive' | undefined): Promise<void> {
  if (!(await codebook.removeBook(book.id, to))) return;
  removing.value = undefined;
  // What had the focus has gone.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus());
}

async function merge({ book }: codebook.Tree, code: Code, into: Id): Promise<void> {
  if (!(await codebook.merge(book.id, code.id, into))) return;
  choose(into);
  toTree();
}

async function remove({ book, codes }: codebook.Tree, code: Code, to: Id | 'nowhere' | undefined): Promise<void> {
  const line = codes.filter(({ parent }) => parent === code.parent);
  const at = line.findIndex(({ id }) => id === code.id);
  const next = line[at + 1] ?? line[at - 1] ?? codes.find(({ id }) => id === code.parent);
  if (!(await codebook.remove(book.id, code.id, to))) return;
  if (next) choose(next.id);
  toTree();
}
