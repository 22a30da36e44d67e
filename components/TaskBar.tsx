import { t } from '../i18n/t';
import { Toast } from './Toast';

export type TaskView =
  | { state: 'idle' }
  | { state: 'busy'; key: string }
  | { state: 'done'; key: string; about: string[]; offers?: 'undo' | 'redo' | undefined }
  | { state: 'failed'; reason: string; about: string[] };

/** How the last thing asked for stands: at the foot of the window, read aloud. Keys among what it speaks of are words. */
export function TaskBar(props: { task: TaskView; onUndo: () => void; onRedo: () => void }) {
  const { task, onUndo, onRedo } = props;
  if (task.state === 'idle') return <Toast text="" />;
  const key = task.state === 'failed' ? task.reason : task.key;
  const about = task.state === 'busy' ? [] : task.about.map((each) => t(each));
  const offers = task.state === 'done' ? task.offers : undefined;
  return <Toast text={t(key, ...about)} {...(offers === 'undo' ? { onUndo } : offers === 'redo' ? { onRedo } : {})} />;
}
