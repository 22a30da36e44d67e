import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../i18n/t';

export interface ToastProps {
  /** Empty while there is nothing to tell: what is read aloud must stand there before its words do. */
  text: string;
  onUndo?: (() => void) | undefined;
  /** In place of undo, where the last step was one. */
  onRedo?: (() => void) | undefined;
  /** The key that does the one or the other: told on hover. */
  shortcut?: string | undefined;
  /** So many more places say the words that were just marked, and the way to them. */
  elsewhere?: number | undefined;
  onElsewhere?: () => void;
}

/**
 * What has come of the last step, at the foot of the window; read aloud, never in the way of the focus. Its words come
 * with the frame after their region, also where both are new.
 */
export function Toast({ text, onUndo, onRedo, shortcut, elsewhere, onElsewhere }: ToastProps) {
  const [said, say] = useState('');
  useEffect(() => say(text), [text]);
  return (
    <div class={said ? 'toast' : 'toast-idle'}>
      <span role="status">{said}</span>
      {said && elsewhere !== undefined && (
        <button type="button" class="toast-undo" onClick={onElsewhere}>
          {plural('ui_sameWordsHere', elsewhere)}
        </button>
      )}
      {said && (onRedo ?? onUndo) && (
        <button type="button" class="toast-undo" title={shortcut} onClick={onRedo ?? onUndo}>
          {t(onRedo ? 'ui_redo' : 'page_undo')}
        </button>
      )}
    </div>
  );
}
