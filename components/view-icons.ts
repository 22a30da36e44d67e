/** Drawings that only our own pages show: the page's script does not carry them. */
export const viewIcons = {
  edit: 'M4.5 15.5l.8-3.3L13.6 4 16 6.4l-8.2 8.3zM12 5.6 14.4 8',
  undo: 'M7.5 4.5 4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8',
  redo: 'M12.5 4.5 16 8l-3.5 3.5M16 8H8.500a4 4 0 0 0 0 8H12',
  panel: 'M3.500 4h13v12h-13zM11.500 4v12',
  library: 'M4 4h3.500v12H4zM9 4h3.500v12H9zM14 4.500l2.5-.5 1.5 11.5-2.5.5z',
} as const;
