import { t } from '../i18n/t';

export interface ToastProps {
  /** Empty while there is nothing to tell: what is read aloud must stand there before its words do. */
  text: string;
  onUndo?: () => void;
  /** In place of undo, where the last step was one. */
  onRedo?: () => void;
}

/** What has come of the last step, at the foot of the window; read aloud, never in the way of the focus. */
export function Toast({ text, onUndo, onRedo }: ToastProps) {
  return (
    <div class={text ? 'toast' : 'toast toast-idle'}>
      <span role="status">{text}</span>
      {text && (onRedo ?? onUndo) && (
        <button type="button" class="toast-undo" onClick={onRedo ?? onUndo}>
          {t(onRedo ? 'ui_redo' : 'page_undo')}
        </button>
      )}
    </div>
  );
}
