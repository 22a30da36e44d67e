/** What the tests use of Chrome's own APIs, in the worker and on chrome://extensions. */
declare const chrome: {
  i18n: { getMessage(key: string, substitutions?: string[]): string };
  tabs: { query(which: { active: boolean; lastFocusedWindow: boolean }): Promise<{ id?: number }[]> };
  action: { openPopup(): Promise<void> };
  developerPrivate: {
    addHostPermission(extension: string, host: string): Promise<void>;
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(extension: string, options: { failQuietly: boolean }): Promise<void>;
  };
};
