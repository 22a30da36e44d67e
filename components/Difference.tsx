import { useMemo } from 'preact/hooks';
import { difference, type Run } from '../core/anchoring/difference';
import { t } from '../i18n/t';

interface Words {
  /** As marked. */
  quote: string;
  /** As they stand on the page. */
  now: string;
}

/** What has become of a passage, in one text: words gone are struck, words that came are underlined. */
export function Difference({ quote, now }: Words) {
  const { runs, figureChanged } = useMemo(() => difference(quote, now), [quote, now]);
  return (
    <>
      {figureChanged && <strong class="warning">{t('ui_figureChanged')}</strong>}
      {runs.map(marked)}
    </>
  );
}

/** A passage, and beside it the one that it might be; what differs is marked in each. */
export function SideBySide({ quote, now }: Words) {
  const { runs, figureChanged } = useMemo(() => difference(quote, now), [quote, now]);
  return (
    <dl class="beside">
      <dt>{t('ui_asMarked')}</dt>
      <dd lang="zh">{runs.filter(({ kind }) => kind !== 'added').map(marked)}</dd>
      <dt>{t('ui_mightBe')}</dt>
      <dd lang="zh">
        {figureChanged && <strong class="warning">{t('ui_figureChanged')}</strong>}
        {runs.filter(({ kind }) => kind !== 'removed').map(marked)}
      </dd>
    </dl>
  );
}

function marked({ kind, text }: Run, index: number) {
  if (kind === 'same') return text;
  return kind === 'removed' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>;
}
