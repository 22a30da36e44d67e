import type { Recognition } from '../core/report/types';
import { t } from '../i18n/t';
import { nameOfKind } from './ReportFacts';

/** What a page was taken for, and why, in words. */
export function Recognised({ recognition }: { recognition: Recognition }) {
  const { verdict, kind, score, reasons = [] } = recognition;
  const named = verdict === 'sibling' && kind ? nameOfKind(kind) : t(`verdict_${verdict}`);
  return (
    <div class="recognised">
      <p>{t('ui_recognised', named, Math.round(score * 10) / 10)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{wordsOf(reason)}</li>
        ))}
      </ul>
    </div>
  );
}

/** A reason, `reason_title:政府工作报告`, in words: a message key and its evidence. */
function wordsOf(reason: string): string {
  const [key = '', ...evidence] = reason.split(':');
  return t(key, evidence.join(':').trim());
}
