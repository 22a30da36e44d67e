import { t } from '../i18n/t';

export interface ToastProps {
  text: string;
  onUndo?: () => void;
}

/** What has come of the last step, at the foot of the window; read aloud, never in the way of the focus. */
export function Toast({ text, onUndo }: ToastProps) {
  return (
    <div class="toast">
      <span role="status">{text}</span>
      {onUndo && (
        <button type="button" class="toast-undo" onClick={onUndo}>
          {t('page_undo')}
        </button>
      )}
    </div>
  );
}
