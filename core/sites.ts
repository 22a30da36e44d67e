/*
 * Sites as browsers name them in permissions: match patterns of whole hosts, `*://*.gov.cn/*`.
 */

/** What is asked for to be allowed everywhere: what the manifest has as optional. */
export const allSites = ['*://*/*'] as const;

/** The pattern of one host, by either scheme. */
export const siteOf = (host: string): string => `*://${host}/*`;

interface Site {
  schemes: readonly string[];
  /** `*` any host, `*.gov.cn` that host and those under it. */
  host: string;
}

function siteIn(pattern: string): Site | undefined {
  if (pattern === '<all_urls>') return { schemes: ['http', 'https'], host: '*' };
  const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  return scheme && host ? { schemes: scheme === '*' ? ['http', 'https'] : [scheme], host } : undefined;
}

/** Whether all that `other` matches is matched by `pattern` too. False where one of them is no pattern of hosts. */
export function covers(pattern: string, other: string): boolean {
  const wide = siteIn(pattern);
  const narrow = siteIn(other);
  if (!wide || !narrow) return false;
  return narrow.schemes.every((scheme) => wide.schemes.includes(scheme)) && holds(wide.host, narrow.host);
}

function holds(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  return wide.startsWith('*.') && (narrow === wide.slice(2) || narrow.endsWith(wide.slice(1)));
}

/** Whether a pattern matches an address. */
export function matches(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return covers(pattern, `${protocol}//${hostname}/*`);
}

export const isAllSites = (pattern: string): boolean => siteIn(pattern)?.host === '*';
