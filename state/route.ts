import { computed, signal } from '@preact/signals';

/** Where the library stands: `#notes?report=…`. The address is the state, so that back, forward and links work. */
const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

export const route = computed((): { view: string; query: URLSearchParams } => {
  const [view = '', query = ''] = hash.value.slice(1).split('?');
  return { view, query: new URLSearchParams(query) };
});

export const linkTo = (view: string, query: Record<string, string | undefined> = {}): string => {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const search = new URLSearchParams(given).toString();
  return `#${view}${search && `?${search}`}`;
};
