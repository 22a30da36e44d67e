/**
 * What a key can do in the page while no field has the focus, and the key that does it. Alt with a letter: pages seldom
 * use it, and browsers keep other letters of it for their menus. By the key's place (`code`): with Alt held a Mac types
 * another character.
 */
export const defaultKeys = {
  grow: 'Alt+Q',
  nextSentence: 'Alt+W',
  previousSentence: 'Alt+Shift+W',
  toolbar: 'Alt+A',
  nextNote: 'Alt+J',
  previousNote: 'Alt+K',
  growStart: 'Alt+U',
  shrinkStart: 'Alt+Shift+U',
  growEnd: 'Alt+O',
  shrinkEnd: 'Alt+Shift+O',
  split: 'Alt+C',
  merge: 'Alt+M',
  hide: 'Alt+X',
  undo: 'Alt+Z',
  redo: 'Alt+Shift+Z',
};
export type Action = keyof typeof defaultKeys;
/** In the order in which they are shown. Its own keys are all that the object above has. */
export const actions = Object.keys(defaultKeys) as Action[];

type Keyed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** A key as it is written: `Alt+Shift+W`. Nothing for a modifier alone, or a letter without Alt, Ctrl or Meta. */
export function keyOf({ code, altKey, ctrlKey, metaKey, shiftKey }: Keyed): string | undefined {
  const name = /^(?:Key([A-Z])|Digit(\d)|(Arrow\w+|F\d+|Home|End|PageUp|PageDown))$/.exec(code);
  const key = name?.[1] ?? name?.[2] ?? name?.[3];
  if (!key || !(altKey || ctrlKey || metaKey)) return undefined;
  return [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta', key].filter(Boolean).join('+');
}

/** The key that does an action: the reader's own, or the default. */
export const keyFor = (action: Action, keys: { [action: string]: string }): string =>
  keys[action] ?? defaultKeys[action];

/** What a key does. `keys` are the reader's own, over the defaults; an empty one turns the action's key off. */
export function actionOf(event: Keyed, keys: { [action: string]: string }): Action | undefined {
  const pressed = keyOf(event);
  if (!pressed) return undefined;
  return actions.find((action) => keyFor(action, keys) === pressed);
}
