import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{core,store,messages,state,components,page,i18n,scripts,tests/unit}/**/*.test.{ts,tsx}'],
    setupFiles: ['fake-indexeddb/auto', './tests/unit/seed.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
