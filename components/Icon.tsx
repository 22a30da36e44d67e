/** Line drawings on a 20-unit square, in the colour of the text around them: those that pages need too. */
const paths = {
  highlight: 'M5 16h10M7 12.5 13.5 4l3 2.4L10 14.5l-3.6.6z',
  comment: 'M4 4.5h12v9H9.5L6 16.5v-3H4z',
  copy: 'M7.5 7h8v9h-8zM12.5 7V4h-8v9h3',
  close: 'm5 5 10 10M15 5 5 15',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M10 9v4',
  goTo: 'M4 10h11M11 5.5 15.5 10 11 14.5',
  down: 'm6 8 4 4 4-4',
} as const;

/** One of these by its name, or a drawing itself (`view-icons.ts`). */
export type IconName = keyof typeof paths | `M${string}`;

const isNamed = (name: IconName): name is keyof typeof paths => name in paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={isNamed(name) ? paths[name] : name} />
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
