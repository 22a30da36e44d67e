import { locale } from './t';

/** So many bytes, in the largest unit that there is one of. */
export function size(bytes: number): string {
  const [unit, of, digits] =
    bytes < 1e6
      ? (['kilobyte', 1e3, 0] as const)
      : bytes < 1e9
        ? (['megabyte', 1e6, 1] as const)
        : (['gigabyte', 1e9, 1] as const);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: digits }).format(bytes / of);
}
