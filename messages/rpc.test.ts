import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { persist } from './persist';
import { connect, isContentScript, isOwnPage, RemoteError, type Sender, serve } from './rpc';

beforeEach(() => fakeBrowser.reset());

type Greeting = { greet(name: string): Promise<string>; fail(): Promise<string> };
const greeting = (sender: Sender): Greeting => ({
  greet: async (name) => `${name}@${sender.tab?.id ?? 'own'}`,
  fail: async () => {
    throw new DOMException('planted', 'NotFoundError');
  },
});

/** What a sender hears; `undefined` where no listener speaks. The fake browser's own sendMessage knows no `respond`. */
function ask(message: unknown, sender: Sender = {}): Promise<unknown> {
  return new Promise((resolve) => {
    const answers = fakeBrowser.runtime.onMessage.trigger(message, sender as never, resolve as never);
    void answers.then((each) => {
      if (!each.includes(true as never)) setTimeout(resolve);
    });
  });
}

const own: Sender = { url: 'chrome-extension://test-extension-id/popup.html' };
const page: Sender = { url: 'http://www.qingxi.gov.cn/', tab: { id: 7, incognito: false } };

describe('a service', () => {
  test('answers a call with what its function gives, and knows who asks', async () => {
    serve('greeting', greeting, () => true);
    expect(await ask({ service: 'greeting', call: 'greet', args: ['清溪'] }, page)).toEqual({ value: '清溪@7' });
  });

  test('answers with an error where its function throws, by name and message', async () => {
    serve('greeting', greeting, () => true);
    expect(await ask({ service: 'greeting', call: 'fail', args: [] })).toEqual({
      error: { name: 'NotFoundError', message: 'planted' },
    });
  });

  test('gives a sender that is not allowed an error, and runs nothing', async () => {
    const ran = vi.fn(async () => 'secret');
    serve('own', () => ({ ran }), isOwnPage);
    expect(await ask({ service: 'own', call: 'ran', args: [] }, page)).toMatchObject({ error: { name: 'NotAllowed' } });
    expect(ran).not.toHaveBeenCalled();
    expect(await ask({ service: 'own', call: 'ran', args: [] }, own)).toEqual({ value: 'secret' });
  });

  test.each(['toString', 'constructor', '__proto__', 'absent'])('has no call %s', async (call) => {
    serve('greeting', greeting, () => true);
    expect(await ask({ service: 'greeting', call, args: [] })).toMatchObject({ error: { name: 'NotAllowed' } });
  });

  test.each([
    null,
    undefined,
    'greet',
    { service: 'greeting' },
    { service: 'greeting', call: 'greet' },
    { service: 'greeting', call: 'greet', args: {} },
    { service: 'another', call: 'greet', args: [] },
  ])('says nothing to a message that is not its own: %j', async (message) => {
    serve('greeting', greeting, () => true);
    expect(await ask(message)).toBeUndefined();
  });

  test('stands beside another: each answers its own calls', async () => {
    serve('greeting', greeting, () => true);
    serve(
      'other',
      () => ({ greet: async () => 'other' }),
      () => true,
    );
    expect(await ask({ service: 'other', call: 'greet', args: [] })).toEqual({ value: 'other' });
    expect(await ask({ service: 'greeting', call: 'greet', args: ['x'] })).toEqual({ value: 'x@own' });
  });
});

describe('who speaks', () => {
  test('a page of our own has our address, a content script the page’s, in a tab', () => {
    const ours = { url: fakeBrowser.runtime.getURL('/library.html'), tab: { id: 1, incognito: false } };
    expect([isOwnPage(ours), isContentScript(ours)]).toEqual([true, false]);
    expect([isOwnPage(page), isContentScript(page)]).toEqual([false, true]);
    expect([isOwnPage({}), isContentScript({})]).toEqual([false, false]);
  });

  test('an address that only looks like ours is not ours', () => {
    const like = { ...page, url: `http://evil.example/?${fakeBrowser.runtime.getURL('/')}` };
    expect(isOwnPage(like)).toBe(false);
    expect(isOwnPage({ ...page, url: fakeBrowser.runtime.getURL('/').replace(/\/$/, '.evil.example/') })).toBe(false);
  });
});

describe('a client', () => {
  const answering = (reply: unknown) => vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(reply as never);

  test('sends a call and gives the value', async () => {
    const sent = answering({ value: '好' });
    expect(await connect<Greeting>('greeting').greet('清溪')).toBe('好');
    expect(sent).toHaveBeenCalledWith({ service: 'greeting', call: 'greet', args: ['清溪'] });
  });

  test('throws what the other side threw, under its name', async () => {
    answering({ error: { name: 'NewerDatabase', message: '' } });
    await expect(connect<Greeting>('greeting').fail()).rejects.toMatchObject({ name: 'NewerDatabase' });
  });

  test('throws NoAnswer where nobody spoke', async () => {
    answering(undefined);
    await expect(connect<Greeting>('greeting').fail()).rejects.toMatchObject({ name: 'NoAnswer' });
  });

  test('is no promise by itself: it can be returned from an async function', async () => {
    const client = connect<Greeting>('greeting');
    expect(await Promise.resolve(client)).toBe(client);
  });
});

describe('calling again', () => {
  test('until somebody answers: a worker killed between two calls loses nothing', async () => {
    const call = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('The message port closed before a response was received.'))
      .mockRejectedValueOnce(new RemoteError('NoAnswer', 'library.commit'))
      .mockResolvedValue('done');
    expect(await persist(call, [0, 0])).toBe('done');
    expect(call).toHaveBeenCalledTimes(3);
  });

  test('not where the other side has answered with an error', async () => {
    const call = vi.fn(() => Promise.reject(new RemoteError('NotAllowed', '')));
    await expect(persist(call, [0, 0])).rejects.toThrow();
    expect(call).toHaveBeenCalledTimes(1);
  });

  test('not without end: then the reader is told', async () => {
    const call = vi.fn(() => Promise.reject(new Error('closed')));
    await expect(persist(call, [0, 0])).rejects.toThrow('closed');
    expect(call).toHaveBeenCalledTimes(3);
  });
});
