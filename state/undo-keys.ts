import { redo, undo } from './edit';

/** Undo and redo by their keys in our own pages; in a field these are the field's own. */
export function undoByKeys(signal: AbortSignal): void {
  document.addEventListener('keydown', keyed, { signal });
}

function keyed(event: KeyboardEvent): void {
  const { target, shiftKey } = event;
  const key = event.key.toLowerCase();
  const inField = target instanceof Element && target.matches('input, textarea, select');
  if (inField || !(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
  event.preventDefault();
  void (shiftKey || key === 'y' ? redo() : undo());
}
