/** Line drawings on a 20-unit square, in the colour of the text around them. */
const paths = {
  highlight: 'M5 16h10M7 12.5 13.5 4l3 2.4L10 14.5l-3.6.6z',
  edit: 'M4.5 15.5l.8-3.3L13.6 4 16 6.4l-8.2 8.3zM12 5.6 14.4 8',
  comment: 'M4 4.5h12v9H9.5L6 16.5v-3H4z',
  copy: 'M7.5 7h8v9h-8zM12.5 7V4h-8v9h3',
  close: 'm5 5 10 10M15 5 5 15',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.7 9v4.5M11.3 9v4.5',
  undo: 'M7.5 4.5 4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8',
  redo: 'M12.5 4.5 16 8l-3.5 3.5M16 8H8.500a4 4 0 0 0 0 8H12',
  goTo: 'M4 10h11M11 5.5 15.5 10 11 14.5',
  panel: 'M3.500 4h13v12h-13zM11.500 4v12',
  library: 'M4 4h3.500v12H4zM9 4h3.500v12H9zM14 4.500l2.5-.5 1.5 11.5-2.5.5z',
  export: 'M10 12V3.500M6.5 7 10 3.5 13.5 7M4 12v4.500h12V12',
  down: 'm6 8 4 4 4-4',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** A button that shows a drawing; its name is read aloud and shown on hover. */
export function IconButton(props: {
  name: IconName;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  tabIndex?: number;
  class?: string;
}) {
  const { name, label, class: also, ...rest } = props;
  return (
    <button
      type="button"
      class={also ? `icon-button ${also}` : 'icon-button'}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={name} />
    </button>
  );
}
