import { useEffect, useState } from 'preact/hooks';
import type { Change, Code, Json } from '../core/model';
import { moment, t } from '../i18n/t';
import { nameOf } from './code-look';

export interface HistoryProps {
  codes: readonly Code[];
  /** Grows with each step. */
  revision: number;
  load(): Promise<readonly Change[]>;
}

/** What has been done to a record, the newest first; read when it is opened, and with each step while it stands open. */
export function History({ codes, revision, load }: HistoryProps) {
  const [open, setOpen] = useState(false);
  const [changes, setChanges] = useState<readonly Change[]>();
  useEffect(() => {
    if (open) void load().then(setChanges, () => setChanges([]));
  }, [open, revision]);
  return (
    <details class="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('ui_history')}</summary>
      {changes && (
        <ol ref={intoView}>
          {steps(changes).map((change) => (
            <li key={change.id}>
              <time dateTime={change.time}>{moment(change.time)}</time> {t(change.label)}
              {wordsBefore(change, codes).map((words) => (
                <q key={words} lang="zh">
                  {words}
                </q>
              ))}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

/** In a card that scrolls it would open out of sight. */
const intoView = (list: Element | null) => list?.scrollIntoView?.({ block: 'nearest' });

/** The newest first; what was typed in one go as one, with what stood there before. */
function steps(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (change.joins && last?.joins === change.joins) joined[joined.length - 1] = { ...change, before: last.before };
    else joined.push(change);
  }
  return joined.reverse();
}

/** What the change has replaced, where that is words. */
function wordsBefore({ before }: Change, codes: readonly Code[]): string[] {
  const name = (id: Json | undefined) => {
    const code = codes.find((each) => each.id === id);
    return code ? nameOf(code) : t('ui_unknownCode');
  };
  return Object.entries(before).flatMap(([field, value]) => {
    if (field === 'comment') return typeof value === 'string' && value ? [value] : [];
    if (field === 'areas') return Array.isArray(value) && value.length ? [value.map(name).join('、')] : [];
    if (field === 'type') return [name(value)];
    return field === 'anchor' ? quoteOf(value) : [];
  });
}

function quoteOf(anchor: Json): string[] {
  if (typeof anchor !== 'object' || anchor === null || Array.isArray(anchor)) return [];
  const { quote } = anchor;
  if (typeof quote !== 'object' || quote === null || Array.isArray(quote)) return [];
  return typeof quote.exact === 'string' ? [quote.exact] : [];
}
