// @vitest-environment happy-dom
import './keys-as-words';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { ImportView } from '../../entrypoints/library/ImportView';
import { cancel, importing, openFiles } from '../../state/importing';
import type { ImportAnswer } from '../../state/importing-protocol';
import { all, click, draw, one, texts } from './drawn';
import { soon } from './views';

vi.mock('../../state/service', () => ({ service: { settings: vi.fn(async () => ({})) }, isPrivate: false }));

// An English browser.
vi.mock('../../i18n/t', async (own) => ({ ...(await own<object>()), language: () => 'en' }));

/** Each file that is read would bring one note. */
class Reader {
  onmessage?: (event: { data: ImportAnswer }) => void;
  postMessage({ ask, name }: { ask: string; name: string }) {
    if (ask === 'write') return;
    const counts = [{ kind: 'note', outcome: 'add', count: 1 } as const];
    const title = { zh: '政策领域', en: 'Policy areas' };
    const rows = [{ kind: 'codebook', outcome: 'add', title, about: '3' } as const];
    const preview = { name, restoring: false, counts, rows, refused: [] };
    this.onmessage?.({ data: { answer: 'preview', preview } });
  }
  terminate() {}
}

const titles = () => texts('h2');
const buttons = () => texts('button');

test('who does not see it is told what comes, and the focus stays in the view when the button that had it goes', async () => {
  vi.stubGlobal('Worker', Reader);
  await draw(<ImportView />);
  expect(texts('[role=status]')).toEqual(['']);
  await act(() => openFiles([new File(['{}'], 'a')]));
  await soon(() => expect(texts('[role=status]')).toEqual(['import_preview a']));
  expect(texts('.import-rows li span')).toContain('Policy areas');
  one<HTMLElement>('.button-primary').focus();
  await click(one('.button-primary'));
  expect(texts('[role=status]')).toEqual(['import_writing a']);
  expect(document.activeElement?.className).toBe('import-now');
  await act(() => cancel());
});

test('of several files one that is not wanted is skipped, or all are cancelled', async () => {
  vi.stubGlobal('Worker', Reader);
  await draw(<ImportView />);
  const shows = (name: string) => soon(() => expect(titles()).toEqual([`import_preview ${name}`]));
  await act(() => openFiles(['a', 'b', 'c', 'd'].map((name) => new File(['{}'], name))));
  await shows('a');
  await click(all('button').find((button) => button.textContent === 'import_skip'));
  await shows('b');
  expect(buttons()).toEqual(['import_start', 'ui_cancel', 'import_skip']);
  await click(all('button')[1]);
  expect(importing.value.state).toBe('idle');
  await act(() => openFiles([new File(['{}'], 'e')]));
  await shows('e');
  expect(buttons()).toEqual(['import_start', 'ui_cancel']);
});
