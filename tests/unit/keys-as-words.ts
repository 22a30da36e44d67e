import { fakeBrowser } from 'wxt/testing/fake-browser';

/* Message keys stand for words, in a Chinese browser. To be imported before what asks for the language as it loads. */

Object.assign(fakeBrowser.i18n, {
  getMessage: (key: string, words: string[] = []) => [key, ...words].join(' '),
  getUILanguage: () => 'zh-CN',
});
