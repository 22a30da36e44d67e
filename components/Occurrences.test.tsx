// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { codes, idOf } from '../tests/unit/codes';
import { all, click, draw, one, press, texts, type } from '../tests/unit/drawn';
import { Occurrences } from './Occurrences';

afterEach(() => {
  vi.useRealTimers();
});

test('places of a phrase: those marked already are left out, what is checked is coded, once', async () => {
  const [agri, tech] = [idOf('AGRI'), idOf('TECH')];
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
  expect(texts('.occurrences-list .where')).toEqual(['一、回顾', '二、安排']);
  const boxes = all('.occurrences-list input') as HTMLInputElement[];
  expect(boxes.map((box) => box.checked)).toEqual([false, true, true, true]);
  expect(one('.button-primary').textContent).toBe('ui_codePlaces_other 3');
  click(boxes[3]);
  const picker = one<HTMLInputElement>('.picker input');
  type(picker, 'TECH');
  press(picker, 'Enter');

  vi.useFakeTimers();
  click(one('.button-primary'));
  click(one('.button-primary'));
  expect(onCode).toHaveBeenCalledExactlyOnceWith([1, 2], [agri, tech]);
  expect(all('progress')).toEqual([]);
  act(() => void vi.advanceTimersByTime(1001));
  expect(all('progress')).toHaveLength(1);
  await act(async () => done(false));
  expect(all('progress')).toEqual([]);
  press(one('.occurrences'), 'Escape');
  expect(onClose).toHaveBeenCalledOnce();
});
