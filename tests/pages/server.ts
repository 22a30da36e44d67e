import { createServer, type IncomingMessage } from 'node:http';
import { type Answer, documents } from './documents.ts';

export { framed, pages } from './addresses.ts';

export interface Served {
  port: number;
  /** From now on `address` shows what stands at `by`: a site that revised its page under the reader. */
  replace(address: string, by: string): void;
  close(): Promise<void>;
}

/**
 * Serves the invented pages on 127.0.0.1, by host and path. Also as an HTTP proxy, which is how Firefox is led here
 * (network.proxy.http): then the request line holds the whole address. `more`: pages beside the invented ones.
 */
export async function serve(port = 0, more: ReadonlyMap<string, Answer> = new Map()): Promise<Served> {
  const replaced = new Map<string, string>();
  const server = createServer((request, response) => {
    const address = addressOf(request);
    // Asked for by the browser itself; a 404 would stand in the console that tests want to find empty.
    if (address?.endsWith('/favicon.ico')) {
      response.writeHead(204).end();
      return;
    }
    const shown = address && (replaced.get(address) ?? address);
    const answer = shown && (more.get(shown) ?? documents.get(shown));
    if (!answer) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个页面');
      return;
    }
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...answer.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : answer.html);
  });
  // A proxy is also asked for tunnels (the browser's own update checks): none leads anywhere.
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The page server has no port');
  return {
    port: bound.port,
    replace: (address, by) => void replaced.set(address, by),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** http://host/path without port, query and fragment; nothing where the request names no valid one. */
function addressOf(request: IncomingMessage): string | undefined {
  const url = request.url ?? '/';
  const whole = url.startsWith('/') ? `http://${request.headers.host ?? 'localhost'}${url}` : url;
  if (!URL.canParse(whole)) return undefined;
  const { hostname, pathname } = new URL(whole);
  return `http://${hostname}${pathname}`;
}

// node tests/pages/server.ts [port]: to look at the pages by hand.
if (import.meta.filename === process.argv[1]) {
  const { port } = await serve(Number(process.argv[2] ?? 8198));
  console.log(`http://127.0.0.1:${port}, for a browser started with --host-resolver-rules="MAP * 127.0.0.1:${port}"`);
}
