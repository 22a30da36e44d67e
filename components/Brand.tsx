/** The circle of 圈阅: a ring, slightly open, as a brush leaves it, around a line of text. */
export function Brand() {
  return (
    <svg class="brand" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M17.6 4.6A9.2 9.2 0 1 0 20.5 8.3" />
      <path d="M8 10.500h8M8 14h5" />
    </svg>
  );
}
