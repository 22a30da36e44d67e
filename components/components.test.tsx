// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { excerptTypes } from '../core/codebook/excerpt-types';
import { policyAreas } from '../core/codebook/policy-areas';
import type { Change, Note, ReportFacts } from '../core/model';
import { all, draw, one, root } from '../tests/unit/drawn';
import { CodedBefore } from './CodedBefore';
import { CodePicker } from './CodePicker';
import { CommentField } from './CommentField';
import { CopyMenu } from './CopyMenu';
import { CoverageStrip } from './CoverageStrip';
import { Difference, SideBySide } from './Difference';
import { History } from './History';
import { NoteList, type NoteListProps } from './NoteList';
import { Occurrences } from './Occurrences';
import { PageStrip } from './PageStrip';
import { dateOf, FactsForm, kinds, nameOfKind } from './ReportFacts';
import { SavedMark } from './SavedMark';

/** Keys stand for words: what is tested here is what the components do. */
vi.mock('../i18n/t', () => ({
  t: (key: string, ...words: (string | number)[]) => [key, ...words].join(' '),
  plural: (key: string, count: number) => `${key} ${count}`,
  language: () => 'zh',
  written: String,
  day: String,
  moment: String,
}));

const codes = [...policyAreas.codes, ...excerptTypes.codes];
const areaNamed = (slug: string) => codes.find((code) => code.slug === slug)?.id ?? '';

afterEach(() => {
  vi.useRealTimers();
});

const does = (element: Element, event: Event) => act(() => void element.dispatchEvent(event));
const press = (element: Element, key: string, init: KeyboardEventInit = {}) =>
  does(element, new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

/** An input method composes a text in a field: what the field holds grows, and is taken over at the end. */
function compose(field: HTMLInputElement | HTMLTextAreaElement, steps: string[]): void {
  does(field, new CompositionEvent('compositionstart', { bubbles: true }));
  for (const text of steps) {
    field.value = text;
    does(field, new InputEvent('input', { bubbles: true, isComposing: true }));
  }
}
const commit = (field: Element) => does(field, new CompositionEvent('compositionend', { bubbles: true }));

test('the picker looks for what an input method has composed, not for what it composes from', () => {
  const onToggle = vi.fn();
  draw(<CodePicker codes={codes.filter(({ facet }) => facet === 'area')} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  does(field, new FocusEvent('focus'));
  const before = all('.option').length;
  compose(field, ['ke', 'keji']);
  expect(all('.option').length).toBe(before);

  // The Enter that ends a composition chooses nothing; some browsers send it with isComposing false and keyCode 229.
  press(field, 'Enter', { isComposing: true });
  press(field, 'Enter', { keyCode: 229 });
  expect(onToggle).not.toHaveBeenCalled();

  field.value = '科技';
  commit(field);
  expect(one('.option.is-active .option-name').textContent).toContain('科技');
  press(field, 'Enter');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(areaNamed('TECH'));
  expect(field.value).toBe('');
});

test('the picker by keys: arrows walk, Escape closes the list alone, Backspace takes the last one away', () => {
  const onToggle = vi.fn();
  const closed = vi.fn();
  draw(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for what holds the picker.
    <div onKeyDown={closed}>
      <CodePicker codes={codes.slice(0, 5)} chosen={[codes[1]?.id ?? '']} onToggle={onToggle} />
    </div>,
  );
  const field = one<HTMLInputElement>('input');
  does(field, new FocusEvent('focus'));
  const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;
  const shown = all('.option').map((option) => option.textContent);
  press(field, 'ArrowDown');
  press(field, 'ArrowDown');
  expect(active()).toBe(shown[1]);
  press(field, 'ArrowUp');
  press(field, 'ArrowUp');
  expect(active()).toBe(shown[4]);
  closed.mockClear();
  press(field, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  expect(all('.option')).toEqual([]);
  press(field, 'Escape');
  expect(closed).toHaveBeenCalledOnce();
  press(field, 'Backspace');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(codes[1]?.id);
});

test('the picker tells a screen reader what is open, what is chosen, and that nothing is called so', () => {
  const [first = ''] = codes.map(({ id }) => id);
  draw(<CodePicker codes={codes.slice(0, 3)} chosen={[first]} onToggle={() => {}} />);
  const field = one<HTMLInputElement>('[role=combobox]');
  const list = one('[role=listbox]');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  does(field, new FocusEvent('focus'));
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(field.getAttribute('aria-controls')).toBe(list.id);
  expect(list.getAttribute('aria-multiselectable')).toBe('true');
  expect(all('[role=option]').map((option) => option.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    'false',
  ]);
  expect(one('[role=status]').textContent).toBe('');
  field.value = '没有这样的领域';
  does(field, new InputEvent('input', { bubbles: true }));
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(one('[role=status]').textContent).toBe('ui_noSuchArea 没有这样的领域');
});

test('1 to 9 in the empty field choose what is likely, which heads the list with its digits', () => {
  const likely = ['TECH', 'AGRI'].map(areaNamed);
  const [onToggle, also] = [vi.fn(), vi.fn()];
  const areas = codes.filter(({ facet }) => facet === 'area');
  draw(<CodePicker codes={areas} likely={likely} chosen={[]} onToggle={onToggle} onAlso={also} />);
  const field = one<HTMLInputElement>('input');
  press(field, '2');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(likely[1]);
  press(field, '!', { code: 'Digit1', shiftKey: true });
  expect(also).toHaveBeenCalledExactlyOnceWith(likely[0]);

  does(field, new FocusEvent('focus'));
  expect(all('.option kbd').map((key) => key.textContent)).toEqual(['1', '2']);
  const names = all('.option-name').map((name) => name.textContent);
  expect(names.slice(0, 2)).toEqual(likely.map((id) => areas.find((code) => code.id === id)?.name.zh));
  // The tree stands below, whole.
  expect(names.slice(2, 4)).toEqual(areas.slice(0, 2).map(({ name }) => name.zh));

  // A digit that an input method takes, one with a modifier, one without an area, and one behind others choose nothing.
  press(field, '1', { keyCode: 229 });
  press(field, '1', { ctrlKey: true });
  press(field, '3');
  field.value = '第';
  does(field, new InputEvent('input', { bubbles: true }));
  press(field, '1');
  expect(onToggle).toHaveBeenCalledOnce();
  expect(all('.option kbd')).toEqual([]);
});

test('where names begin with numbers, digits are typed to find them', () => {
  const [code] = codes;
  if (!code) throw new Error('no codes');
  const roads = { ...code, id: 'roads', name: { zh: '1002 公路', en: '1002 Highways' } };
  const onToggle = vi.fn();
  draw(<CodePicker codes={[code, roads]} likely={[code.id]} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  press(field, '1');
  expect(onToggle).not.toHaveBeenCalled();
  field.value = '1002';
  does(field, new InputEvent('input', { bubbles: true }));
  press(field, 'Enter');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith('roads');
});

test('the picker takes what was typed, also where Enter comes before it has been drawn', () => {
  const onToggle = vi.fn();
  draw(<CodePicker codes={codes} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  act(() => {
    field.value = 'TECH';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(areaNamed('TECH'));
});

test('several codes at once where choosing ends the matter: Shift keeps one, Enter alone marks', () => {
  const [toggled, also, entered] = [vi.fn(), vi.fn(), vi.fn()];
  draw(<CodePicker codes={codes} chosen={[]} onToggle={toggled} onAlso={also} onEnter={entered} />);
  const field = one<HTMLInputElement>('input');
  const type = (text: string) => {
    field.value = text;
    does(field, new InputEvent('input', { bubbles: true }));
  };
  press(field, 'Enter');
  expect(entered).toHaveBeenCalledOnce();
  type('TECH');
  expect(one('.options-hint').textContent).toBe('ui_pickHint');
  press(field, 'Enter', { shiftKey: true });
  expect(also).toHaveBeenCalledExactlyOnceWith(areaNamed('TECH'));
  expect(field.value).toBe('');
  type('没有这样的领域');
  press(field, 'Enter');
  type('AGRI');
  press(field, 'Enter', { shiftKey: true, keyCode: 229 });
  press(field, 'Enter');
  expect(toggled).toHaveBeenCalledExactlyOnceWith(areaNamed('AGRI'));
  expect([also.mock.calls.length, entered.mock.calls.length]).toEqual([1, 1]);
});

test('a comment is given on after a pause, never in the middle of a composition, and when its field goes', () => {
  vi.useFakeTimers();
  const onChange = vi.fn();
  draw(<CommentField value="" onChange={onChange} />);
  const field = one<HTMLTextAreaElement>('textarea');
  compose(field, ['yu shang', '与上年']);
  vi.advanceTimersByTime(5000);
  does(field, new FocusEvent('blur'));
  expect(onChange).not.toHaveBeenCalled();
  commit(field);
  vi.advanceTimersByTime(5000);
  expect(onChange).toHaveBeenCalledExactlyOnceWith('与上年', '');

  field.value = '与上年比较';
  does(field, new InputEvent('input', { bubbles: true }));
  draw(null);
  expect(onChange).toHaveBeenLastCalledWith('与上年比较', '与上年');
});

test('how an edit stands is said in words: on its way, kept, or not and why', () => {
  const said = (role: string) => one(`.saved[role=${role}]`).textContent;
  draw(<SavedMark saved="saving" />);
  expect(said('status')).toBe('ui_saving');
  draw(<SavedMark saved="saved" />);
  expect(said('status')).toBe('ui_saved');
  draw(<SavedMark saved={{ failed: '' }} />);
  expect(said('alert')).toBe('ui_notSaved');
  draw(<SavedMark saved={{ failed: '磁盘已满' }} />);
  expect(said('alert')).toBe('ui_notSavedBecause 磁盘已满');
});

test('a comment changed elsewhere is taken over, but not over what is being typed, which is told with what it was made of', () => {
  const onChange = vi.fn();
  draw(<CommentField value="一" onChange={onChange} />);
  draw(<CommentField value="二" onChange={onChange} />);
  const field = one<HTMLTextAreaElement>('textarea');
  expect(field.value).toBe('二');
  field.value = '二三';
  does(field, new InputEvent('input', { bubbles: true }));
  draw(<CommentField value="四" onChange={onChange} />);
  expect(field.value).toBe('二三');
  does(field, new FocusEvent('blur'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('二三', '二');
});

test('a difference strikes what is gone, underlines what came, and says so where it is a figure', () => {
  draw(
    <p>
      <Difference quote="增长6.2%,居全市第3位" now="增长5.9%,居全市第3位" />
    </p>,
  );
  expect(all('del').map((each) => each.textContent)).toEqual(['6.2']);
  expect(all('ins').map((each) => each.textContent)).toEqual(['5.9']);
  expect(all('.warning')).toHaveLength(1);
  draw(<SideBySide quote="咬定目标不松劲" now="坚持目标不松劲" />);
  const [was, is] = all('dd');
  expect([was?.textContent, is?.textContent]).toEqual(['咬定目标不松劲', '坚持目标不松劲']);
  expect(all('.warning')).toEqual([]);
});

test('a history is read when it is opened: the newest first, one typing as one, with the words of before', async () => {
  const change = (sequence: number, label: string, before: Change['before'], joins?: string): Change => ({
    id: `${sequence}`,
    step: `${sequence}`,
    sequence,
    device: '',
    time: `2026-01-0${sequence}T00:00:00.000Z`,
    kind: 'note',
    record: '',
    label,
    before,
    after: {},
    ...(joins ? { joins } : {}),
  });
  const load = vi.fn(async () => [
    change(1, 'step_addNote', {}),
    change(2, 'step_editComment', { comment: '初稿' }, 'typing'),
    change(3, 'step_editComment', { comment: '初稿改' }, 'typing'),
    change(4, 'step_confirmPlace', { anchor: { quote: { exact: '旧的文字', prefix: '', suffix: '' } } }),
  ]);
  draw(<History codes={codes} load={load} />);
  expect(load).not.toHaveBeenCalled();
  const details = one<HTMLDetailsElement>('details');
  await act(async () => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
  expect(all('li')).toHaveLength(3);
  expect(all('q').map((each) => each.textContent)).toEqual(['旧的文字', '初稿']);
});

test('every fact has a field of its own, under its name, with what is known', () => {
  const facts: ReportFacts = {
    kind: 'government-work-report',
    title: '2026年清溪县政府工作报告',
    region: '清溪县',
    level: 'county',
    year: 2026,
    date: '2026-01-21',
    session: '清溪县第十八届人民代表大会第五次会议',
    speaker: '清溪县县长 林知远',
  };
  const onCorrect = vi.fn();
  draw(<FactsForm facts={facts} corrected={['region']} onCorrect={onCorrect} />);
  const fields = (all('label') as HTMLLabelElement[]).map(({ htmlFor, textContent }) => {
    const field = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[id="${htmlFor}"]`);
    return [textContent, field?.value];
  });
  expect(Object.fromEntries(fields)).toEqual({
    fact_kind: 'government-work-report',
    fact_title: facts.title,
    'fact_region ui_corrected': '清溪县',
    fact_level: 'county',
    fact_year: '2026',
    fact_date: '2026-01-21',
    fact_session: facts.session,
    fact_speaker: facts.speaker,
  });
  // All that can be chosen is called by a name.
  const [kind, level] = all('select') as HTMLSelectElement[];
  if (!kind || !level) throw new Error('nothing to choose from');
  expect(Array.from(kind.options, ({ text }) => text)).toEqual(kinds.map(nameOfKind));
  expect(Array.from(level.options, ({ text }) => text)).toEqual([
    '',
    'level_national',
    'level_province',
    'level_city',
    'level_county',
    'level_town',
    'level_zone',
  ]);
  kind.value = 'budget-report';
  does(kind, new Event('change', { bubbles: true }));
  level.value = '';
  does(level, new Event('change', { bubbles: true }));
  expect(onCorrect.mock.calls).toEqual([
    ['kind', 'budget-report'],
    ['level', undefined],
  ]);
});

test('a fact is corrected when its field is left; what is no year or date is not taken', () => {
  const facts: ReportFacts = { kind: 'government-work-report', title: '政府工作报告', year: 2025, date: '2026-01-21' };
  const onCorrect = vi.fn();
  draw(<FactsForm facts={facts} corrected={['year']} onCorrect={onCorrect} />);
  const fill = (field: string, value: string) => {
    const input = one<HTMLInputElement>(`[id$="-${field}"]`);
    input.value = value;
    does(input, new Event('change', { bubbles: true }));
    return input.value;
  };
  expect(fill('year', '２０２６')).toBe('２０２６');
  expect(onCorrect).toHaveBeenLastCalledWith('year', 2026);
  expect(fill('year', '26')).toBe('2025');
  expect(fill('date', '明天')).toBe('2026-01-21');
  expect(fill('title', ' ')).toBe('政府工作报告');
  expect(onCorrect).toHaveBeenCalledOnce();
  fill('region', '清溪县');
  expect(onCorrect).toHaveBeenLastCalledWith('region', '清溪县');
  expect(['2026年1月5日', '2026/1/5', '', '2026-13-01'].map(dateOf)).toEqual([
    '2026-01-05',
    '2026-01-05',
    '',
    undefined,
  ]);
});

const note = (id: number, over: Partial<Note> = {}): Note => ({
  id: String(id),
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  report: '',
  text: '',
  url: '',
  anchor: { quote: { exact: `第${id}条`, prefix: '', suffix: '' } },
  section: [],
  areas: [],
  comment: '',
  ...over,
});

function listOf(notes: Note[], over: Partial<NoteListProps> = {}): VNode {
  const nothing = () => {};
  return (
    <NoteList
      notes={notes}
      codes={codes}
      saved={() => 'saved'}
      open={undefined}
      onOpen={nothing}
      onAreas={nothing}
      onType={nothing}
      onComment={nothing}
      onDelete={nothing}
      onCopy={nothing}
      copyAs={() => 'source'}
      onGoTo={nothing}
      textOf={({ id }) => id}
      onHistory={async () => []}
      {...over}
    />
  );
}

test('a long list is drawn sixty at a time; a section is named once above its notes', () => {
  const notes = Array.from({ length: 150 }, (_, id) => note(id, { section: [id < 2 ? '一、回顾' : '二、安排'] }));
  draw(listOf(notes, { sections: true }));
  expect(all('.note')).toHaveLength(60);
  expect(all('.section').map((each) => each.textContent)).toEqual(['一、回顾', '二、安排']);
  act(() => one<HTMLButtonElement>('.more').click());
  act(() => one<HTMLButtonElement>('.more').click());
  expect(all('.note')).toHaveLength(150);
  expect(all('.more')).toEqual([]);
});

test('notes are checked one by one, or with Shift all between two, whichever is above', () => {
  const notes = [note(1), note(2), note(3), note(4)];
  const choices: [string[], boolean][] = [];
  const list = () => listOf(notes, { chosen: new Set(['4']), onChoose: (...given) => choices.push(given) });
  draw(list());
  const boxes = all('.note-choose');
  expect(boxes.map((box) => box.matches(':checked'))).toEqual([false, false, false, true]);
  act(() => boxes[2]?.click());
  act(() => {
    boxes[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
  });
  expect(choices).toEqual([
    [['3'], true],
    [['1', '2', '3'], true],
  ]);
  draw(listOf(notes));
  expect(all('.note-choose')).toEqual([]);
});

test('the focus goes into a card and back, and to the next note when one is deleted', () => {
  const notes = [note(1), note(2), note(3)];
  let left = notes;
  const onDelete = (id: string) => {
    left = left.filter((each) => each.id !== id);
  };
  draw(listOf(notes, { onDelete }));
  draw(listOf(notes, { onDelete, open: '2' }));
  expect(document.activeElement?.classList.contains('card')).toBe(true);
  draw(listOf(notes, { onDelete }));
  expect(document.activeElement?.classList.contains('note-edit')).toBe(true);

  const bin = all('.note')[1]?.querySelector<HTMLButtonElement>('.note-buttons .icon-button:last-child');
  bin?.focus();
  act(() => bin?.click());
  draw(listOf(left, { onDelete }));
  expect(all('.note')).toHaveLength(2);
  expect(document.activeElement?.textContent).toBe('第3条');
});

test('both strips name an area by badge and name beside the words', () => {
  const agri = areaNamed('AGRI');
  const { badge, name } = codes.find(({ id }) => id === agri) ?? codes[0] ?? { badge: '', name: { zh: '' } };
  const notes = [
    { id: '1', area: agri, quote: '新建高标准农田' },
    { id: '2', area: undefined, quote: '没有领域的一句' },
  ];
  const captions = [`${badge} ${name.zh} · 新建高标准农田`, '没有领域的一句'];
  expect(Array.from(badge ?? '')).toHaveLength(1);

  const stretches = notes.map((note, i) => ({ ...note, from: i / 2, to: i / 2 + 0.1 }));
  draw(<CoverageStrip codes={codes} stretches={stretches} coverage={0.2} onGoTo={() => {}} />);
  expect(all('title').map((title) => title.textContent)).toEqual(captions);

  const marks = [{ top: 0, height: 1, notes }];
  draw(<PageStrip codes={codes} marks={marks} dark={false} onGoTo={() => {}} />);
  does(one('.strip'), new MouseEvent('mousemove', { bubbles: true }));
  expect(one('.strip').title).toBe(captions.join('\n'));
});

test('in the card of a list an area is chosen by name, or by its digit once what is likely is known', async () => {
  const [agri, tech] = ['AGRI', 'TECH'].map(areaNamed) as [string, string];
  const onAreas = vi.fn();
  const onLikely = vi.fn(async () => [tech]);
  draw(listOf([note(1, { areas: [agri] })], { open: '1', onAreas, onLikely }));
  const field = one<HTMLInputElement>('.card .picker input');
  field.value = '科技';
  does(field, new InputEvent('input', { bubbles: true }));
  press(field, 'Enter');
  expect(onAreas).toHaveBeenLastCalledWith('1', [agri, tech]);
  await act(async () => {});
  expect(onLikely).toHaveBeenCalledExactlyOnceWith('1');
  press(field, '1');
  expect(onAreas.mock.calls).toEqual(Array(2).fill(['1', [agri, tech]]));
});

test('the menu of forms: the last one first, arrows walk, Enter copies so from then on, Escape closes it alone', () => {
  const onCopy = vi.fn();
  const closed = vi.fn();
  draw(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the card.
    <div onKeyDown={closed}>
      <CopyMenu last="source" onCopy={onCopy} />
    </div>,
  );
  const opener = one('.copy-more');
  act(() => opener.click());
  expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
  press(document.activeElement ?? root, 'ArrowDown');
  expect(document.activeElement?.textContent).toBe('ui_copyAs_gbt2025');
  press(document.activeElement ?? root, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(opener);

  act(() => opener.click());
  press(document.activeElement ?? root, 'End');
  act(() => (document.activeElement as HTMLElement).click());
  expect(all('[role=menu]')).toEqual([]);
  act(() => one('.copying button').click());
  expect(onCopy.mock.calls).toEqual([['official'], ['official']]);
});

test('the menu of forms stays by its buttons while the card below it scrolls', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  await act(() => render(<CopyMenu last="source" onCopy={() => {}} />, shadow));
  const buttons = shadow.querySelector('.copying') ?? root;
  let top = 300;
  vi.spyOn(buttons, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, top, 60, 20));
  await act(() => shadow.querySelector<HTMLElement>('.copy-more')?.click());
  const placed = () => Number.parseFloat(shadow.querySelector<HTMLElement>('.menu')?.style.top ?? '');
  const before = placed();
  top -= 40;
  // As a card's own: none of it comes out of the shadow root.
  buttons.dispatchEvent(new Event('scroll'));
  await vi.waitFor(() => expect(placed()).toBe(before - 40));
  render(null, shadow);
  host.remove();
});

test('places of a phrase: those marked already are left out, what is checked is coded, once', async () => {
  const [agri = '', tech = ''] = [areaNamed('AGRI'), areaNamed('TECH')];
  let done: (value: boolean) => void = () => {};
  const onCode = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        done = resolve;
      }),
  );
  const place = (section: string, coded?: string[]) => ({
    before: '建设',
    words: '高标准农田',
    after: '3万亩',
    section: [section],
    coded,
  });
  const places = [place('一、回顾', [agri]), place('一、回顾'), place('二、安排'), place('二、安排')];
  const onClose = vi.fn();
  draw(
    <Occurrences phrase="高标准农田" codes={codes} areas={[agri]} places={places} onCode={onCode} onClose={onClose} />,
  );
  expect(all('.occurrences-list .where').map((each) => each.textContent)).toEqual(['一、回顾', '二、安排']);
  const boxes = all('.occurrences-list input') as HTMLInputElement[];
  expect(boxes.map((box) => box.checked)).toEqual([false, true, true, true]);
  expect(one('.button-primary').textContent).toBe('ui_codePlaces 3');
  act(() => boxes[3]?.click());
  const picker = one<HTMLInputElement>('.picker input');
  picker.value = 'TECH';
  does(picker, new InputEvent('input', { bubbles: true }));
  press(picker, 'Enter');

  vi.useFakeTimers();
  act(() => one<HTMLButtonElement>('.button-primary').click());
  act(() => one<HTMLButtonElement>('.button-primary').click());
  expect(onCode).toHaveBeenCalledExactlyOnceWith([1, 2], [agri, tech]);
  expect(all('progress')).toEqual([]);
  act(() => void vi.advanceTimersByTime(1001));
  expect(all('progress')).toHaveLength(1);
  await act(async () => done(false));
  expect(all('progress')).toEqual([]);
  press(one('.occurrences'), 'Escape');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was coded before is told once for each answer, and offered where the note has it not', async () => {
  const [agri = '', tech = ''] = [areaNamed('AGRI'), areaNamed('TECH')];
  const before = (id: string, areas: string[], similarity: number) => ({
    note: id,
    report: `报告${id}`,
    quote: '建设高标准农田',
    areas,
    similarity,
  });
  const found = [before('1', [agri], 1), before('2', [agri], 0.9), before('3', [tech], 0.8)];
  const onTake = vi.fn();
  draw(<CodedBefore codes={codes} areas={[agri]} load={async () => found} onTake={onTake} />);
  await act(async () => {});
  expect(all('li > span:first-child').map((each) => each.textContent)).toEqual([
    'ui_codedSame 报告1',
    'ui_codedAlike 报告3',
  ]);
  expect(all('.link')).toHaveLength(1);
  act(() => one<HTMLButtonElement>('.link').click());
  expect(onTake).toHaveBeenCalledExactlyOnceWith([agri, tech]);
});
