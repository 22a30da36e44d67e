import { useMemo } from 'preact/hooks';
import { t } from '../i18n/t';
import { Toast, type Told } from './Toast';

export type TaskView =
  | { state: 'idle' }
  | { state: 'busy'; key: string }
  | { state: 'done'; key: string; about: string[]; offers?: 'undo' | 'redo' | undefined }
  | { state: 'failed'; reason: string; about: string[] };

/** How the last thing asked for stands: at the foot of the window, read aloud. Keys among what it speaks of are words. */
export function TaskBar(props: { task: TaskView; onUndo: () => void; onRedo: () => void }) {
  const { task, onUndo, onRedo } = props;
  const told = useMemo((): Told | undefined => {
    if (task.state === 'idle') return undefined;
    const about = task.state === 'busy' ? [] : task.about.map((each) => t(each));
    return {
      text: t(task.state === 'failed' ? task.reason : task.key, ...about),
      offers: task.state === 'done' ? task.offers : undefined,
    };
  }, [task]);
  return <Toast told={told} onOffer={told?.offers === 'redo' ? onRedo : onUndo} />;
}
