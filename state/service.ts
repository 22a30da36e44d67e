import { browser } from 'wxt/browser';
import { connect } from '../messages/rpc';
import type { LibraryService } from '../messages/services';

/** The background, which does all writing. */
export const service = connect<LibraryService>('library');

/**
 * Whether this page stands in a private window, as only Firefox lets it: there it has no IndexedDB ("A mutation operation
 * was attempted on a database that did not allow mutations"), and the background reads for it.
 */
export const isPrivate: boolean = browser.extension.inIncognitoContext;
