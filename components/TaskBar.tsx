import { t } from '../i18n/t';
import { Toast } from './Toast';

export type TaskView =
  | { state: 'idle' }
  | { state: 'busy'; key: string }
  | { state: 'done'; key: string; about: string[]; undo: boolean }
  | { state: 'failed'; reason: string; about: string[] };

/** How the last thing asked for stands: at the foot of the window, read aloud. Keys among what it speaks of are words. */
export function TaskBar({ task, onUndo }: { task: TaskView; onUndo: () => void }) {
  if (task.state === 'idle') return <Toast text="" />;
  const key = task.state === 'failed' ? task.reason : task.key;
  const about = task.state === 'busy' ? [] : task.about.map((each) => t(each));
  return <Toast text={t(key, ...about)} {...(task.state === 'done' && task.undo ? { onUndo } : {})} />;
}
