import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../i18n/t';

export interface Told {
  text: string;
  /** The step told of can be taken back, or what was taken back be done again. */
  offers?: 'undo' | 'redo' | undefined;
}

export interface ToastProps {
  /**
   * Nothing while there is nothing to tell: what is read aloud must stand there before its words do. Another object each
   * time: the same words are then put there anew, and read aloud again.
   */
  told?: Told | undefined;
  /** Does what it offers. */
  onOffer?: () => void;
  /** The key that does so: told on hover. */
  shortcut?: string | undefined;
  /** So many more places say the words that were just marked, and the way to them. */
  elsewhere?: number | undefined;
  onElsewhere?: () => void;
}

/**
 * What has come of the last step, at the foot of the window; read aloud, never in the way of the focus. Its words come
 * with the frame after their region, also where both are new.
 */
export function Toast({ told, onOffer, shortcut, elsewhere, onElsewhere }: ToastProps) {
  const [said, say] = useState<Told>();
  useEffect(() => say(told), [told]);
  return (
    <div class={said ? 'toast' : 'toast-idle'}>
      <span role="status">
        <span key={said}>{said?.text}</span>
      </span>
      {said && elsewhere !== undefined && (
        <button type="button" class="toast-undo" onClick={onElsewhere}>
          {plural('ui_sameWordsHere', elsewhere)}
        </button>
      )}
      {said?.offers && (
        <button type="button" class="toast-undo" title={shortcut} onClick={onOffer}>
          {t(said.offers === 'redo' ? 'ui_redo' : 'page_undo')}
        </button>
      )}
    </div>
  );
}
