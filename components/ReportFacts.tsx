import { Fragment } from 'preact';
import { useId } from 'preact/hooks';
import type { ReportFacts as Facts, Level } from '../core/model';
import { day, t } from '../i18n/t';

/** What is known of a report, in one line under its title. */
export function ReportFacts({ facts }: { facts: Partial<Facts> }) {
  const { region, level, year, session, date, speaker } = facts;
  const words = [
    region,
    level && t(`level_${level}`),
    year !== undefined && t('ui_forYear', String(year)),
    session,
    date && day(date),
    speaker,
  ].filter(Boolean);
  return <p class="facts">{words.join(' · ')}</p>;
}

type Field = keyof Facts;
const texts: readonly Exclude<Field, 'kind' | 'level' | 'year'>[] = ['title', 'region', 'date', 'session', 'speaker'];
const levels: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'zone'];
export const kinds: readonly string[] = [
  'government-work-report',
  'plan-report',
  'budget-report',
  'party-congress-report',
  'standing-committee-report',
  'committee-report',
  'cppcc-report',
  'court-report',
  'procuratorate-report',
  'special-report',
  'work-points',
  'five-year-outline',
  'other',
];

export interface FactsFormProps {
  facts: Facts;
  /** The reader's own, which recognition never overwrites. */
  corrected: readonly Field[];
  /** One fact; undefined where the reader has emptied it. */
  onCorrect<F extends Field>(field: F, value: Facts[F] | undefined): void;
}

/** Each fact in a field of its own, given on when the field is left. */
export function FactsForm({ facts, corrected, onCorrect }: FactsFormProps) {
  const id = useId();
  const label = (field: Field) => (
    <label for={`${id}-${field}`}>
      {t(`fact_${field}`)}
      {corrected.includes(field) && <small> {t('ui_corrected')}</small>}
    </label>
  );
  const choice = <F extends 'kind' | 'level'>(
    field: F,
    values: readonly NonNullable<Facts[F]>[],
    name: (value: NonNullable<Facts[F]>) => string,
  ) => {
    const now = facts[field];
    const options = now === undefined || values.includes(now) ? values : [...values, now];
    return (
      <select
        id={`${id}-${field}`}
        class="field choice"
        value={now ?? ''}
        onChange={({ currentTarget }) =>
          onCorrect(
            field,
            options.find((value) => value === currentTarget.value),
          )
        }
      >
        {field === 'level' && <option value="" />}
        {options.map((value) => (
          <option key={value} value={value}>
            {name(value)}
          </option>
        ))}
      </select>
    );
  };
  return (
    <div class="facts-form">
      {label('kind')}
      {choice('kind', kinds, nameOfKind)}
      {texts.map((field) => (
        <Fragment key={field}>
          {label(field)}
          <input
            key={facts[field]}
            id={`${id}-${field}`}
            class="field"
            lang="zh"
            {...(field === 'date' ? { placeholder: '2026-01-21', inputMode: 'numeric' as const } : {})}
            defaultValue={facts[field] ?? ''}
            onChange={({ currentTarget }) => {
              const typed = currentTarget.value.trim();
              const value = field === 'date' ? dateOf(typed) : typed;
              // A report without a title would be a line without words.
              if (value === undefined || (field === 'title' && !value)) currentTarget.value = facts[field] ?? '';
              else if (value !== (facts[field] ?? '')) onCorrect(field, value || undefined);
            }}
          />
        </Fragment>
      ))}
      {label('level')}
      {choice('level', levels, (level) => t(`level_${level}`))}
      {label('year')}
      <input
        key={facts.year}
        id={`${id}-year`}
        class="field"
        inputMode="numeric"
        maxLength={4}
        defaultValue={facts.year === undefined ? '' : String(facts.year)}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          if (value === '') onCorrect('year', undefined);
          else if (/^(?:19|20)\d\d$/.test(value.normalize('NFKC'))) onCorrect('year', Number(value.normalize('NFKC')));
          else currentTarget.value = facts.year === undefined ? '' : String(facts.year);
        }}
      />
    </div>
  );
}

/** As the model has it, from the ways in which a date is typed; '' for nothing, undefined for what is none. */
export function dateOf(typed: string): string | undefined {
  if (!typed) return '';
  const [, year, month = '', day = ''] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(typed.normalize('NFKC')) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year && !Number.isNaN(Date.parse(date)) ? date : undefined;
}

/** A genre that has no name of ours is shown as it is called in the data. */
export function nameOfKind(kind: string): string {
  return kinds.includes(kind) ? t(`kind_${kind.replaceAll('-', '_')}`) : kind;
}
