/** What the tests use of Chrome's own APIs, in the worker and on chrome://extensions. */
declare const chrome: {
  extension: { getViews(): Window[] };
  i18n: { getMessage(key: string, substitutions?: string[]): string };
  tabs: {
    query(which: { active: boolean; lastFocusedWindow: boolean }): Promise<{ id?: number }[]>;
    get(id: number): Promise<unknown>;
  };
  windows: { create(window: { incognito: boolean; url: string }): Promise<{ tabs?: { id?: number }[] }> };
  scripting: {
    executeScript<A extends unknown[], R>(injection: {
      target: { tabId: number };
      func: (...args: A) => R;
      args?: A;
    }): Promise<{ result: R }[]>;
  };
  permissions: object;
  contextMenus: { onClicked: { dispatch(clicked: { menuItemId: string; frameId: number }, tab: unknown): void } };
  runtime: {
    sendMessage<R>(message: object): Promise<R>;
  };
  storage: { local: { get(keys: null): Promise<object>; set(values: object): Promise<void> } };
  developerPrivate: {
    addHostPermission(extension: string, host: string): Promise<void>;
    updateExtensionCommand(command: { extensionId: string; commandName: string; keybinding: string }): Promise<void>;
    updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(extension: string, options: { failQuietly: boolean }): Promise<void>;
  };
};
