import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Plain data in and out: these share workers, which halves their time. All others have each file by itself, since they
// mock modules or draw in a document.
const plain = '{core,store,scripts,tests/unit/formats}/**/*.test.ts';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    setupFiles: ['fake-indexeddb/auto', './tests/unit/seed.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'plain', include: [plain], isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['{core,store,messages,state,components,page,i18n,scripts,tests/unit}/**/*.test.{ts,tsx}'],
          exclude: [plain],
        },
      },
    ],
  },
});
