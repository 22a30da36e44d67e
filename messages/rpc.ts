import { browser } from 'wxt/browser';

/**
 * The typed road between contexts. `serve` answers calls to a named service, `connect` makes them. The listener is not
 * async: an async one answers messages that are not its own. Only JSON crosses: Chrome serialises so.
 */

type Service = { [call: string]: (...args: never[]) => Promise<unknown> };
type Client<S> = {
  [Call in keyof S]: S[Call] extends (...args: infer Args) => Promise<infer Result>
    ? (...args: Args) => Promise<Result>
    : never;
};

export interface Sender {
  tab?: { id?: number; incognito: boolean; url?: string };
  frameId?: number;
  url?: string;
}

/** A call: which service, which of its functions, with what. */
interface Call {
  service: string;
  call: string;
  args: unknown[];
}
type Send = (message: Call) => Promise<unknown>;
type Reply = { value: unknown } | { error: { name: string; message: string } };

/** Thrown where the other side threw, with its name and message. */
export class RemoteError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

function isCall(message: unknown): message is Call {
  if (typeof message !== 'object' || message === null) return false;
  const { service, call, args } = message as Partial<Record<keyof Call, unknown>>;
  return typeof service === 'string' && typeof call === 'string' && Array.isArray(args);
}

/**
 * Answers the calls of one service. `make` is given the sender, so that each function can know who asks; a call from a
 * sender that `allowed` refuses gets an error, never an answer. Ends with `signal`, where one is given.
 */
export function serve<S extends Service>(
  service: string,
  make: (sender: Sender) => S,
  allowed: (sender: Sender) => boolean,
  signal?: AbortSignal,
): void {
  const answer = ((message: unknown, sender: Sender, respond: (reply: Reply) => void) => {
    if (!isCall(message) || message.service !== service) return;
    const handlers = make(sender);
    const handler = Object.hasOwn(handlers, message.call) ? handlers[message.call] : undefined;
    if (!handler || !allowed(sender)) {
      respond({ error: { name: 'NotAllowed', message: `${service}.${message.call}` } });
      return;
    }
    handler(...(message.args as never[])).then(
      (value) => respond({ value }),
      (error: unknown) => respond({ error: nameAndMessage(error) }),
    );
    return true;
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0];
  browser.runtime.onMessage.addListener(answer);
  // After an update `runtime` is no more, and its listeners with it.
  signal?.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(answer));
}

/** To the content scripts of a tab: of one frame, or of all. Content scripts themselves have no use for it, and do not carry it. */
export const inTab =
  (tab: number, frame?: number): Send =>
  (message) =>
    browser.tabs.sendMessage(tab, message, frame === undefined ? {} : { frameId: frame });

/** Calls a service of the background, or the one that `send` leads to. Rejects where nobody answers. */
export function connect<S extends Service>(
  service: string,
  send: Send = (message) => browser.runtime.sendMessage(message),
): Client<S> {
  return new Proxy({} as Client<S>, {
    get: (_, call) =>
      typeof call === 'string' && call !== 'then'
        ? async (...args: unknown[]) => {
            const reply = (await send({ service, call, args })) as Reply | undefined;
            if (!reply) throw new RemoteError('NoAnswer', `${service}.${call}`);
            if ('error' in reply) throw new RemoteError(reply.error.name, reply.error.message);
            return reply.value;
          }
        : undefined,
  });
}

/** Our own pages have our origin; content scripts have the page's address. */
export const isOwnPage = (sender: Sender): boolean => sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;

/** A content script always speaks from a tab. */
export const isContentScript = (sender: Sender): boolean => sender.tab?.id !== undefined && !isOwnPage(sender);

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error || error instanceof DOMException
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
