// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { expect, test, vi } from 'vitest';
import type { ReportFacts } from '../core/model';
import { all, choose, draw, one, root } from '../tests/unit/drawn';
import { facts } from '../tests/unit/facts';
import { dateOf, FactsForm, kinds, nameOfKind } from './ReportFacts';

test('every fact has a field of its own, under its name, with what is known', () => {
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
  choose(kind, 'budget-report');
  choose(level, '');
  expect(onCorrect.mock.calls).toEqual([
    ['kind', 'budget-report'],
    ['level', undefined],
  ]);
});

test('a fact is corrected when its field is left; what is no year or date is not taken', () => {
  const known: ReportFacts = { kind: 'government-work-report', title: '政府工作报告', year: 2025, date: '2026-01-21' };
  const onCorrect = vi.fn();
  draw(<FactsForm facts={known} corrected={['year']} onCorrect={onCorrect} />);
  const fill = (field: string, value: string) => {
    const input = one<HTMLInputElement>(`[id$="-${field}"]`);
    choose(input, value);
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
