/**
 * The only storage: the port, the pairing, and the preferences as last heard (to show while the agent is away).
 * Kept in `storage.local`, which the pages of LinkedIn and, where the browser can, the content scripts cannot read.
 *
 * @import { PreferencesReply } from '../shared/contract.d.ts'
 * @import { Client, Settings } from './types.d.ts'
 */

/** Where the agent listens unless it was started with another `--port`. The server's constant is the same. */
export const DEFAULT_PORT = 47823;

/** Everything that is kept. @returns {Promise<Settings>} */
export async function load() {
  const { port, client, preferences } = await chrome.storage.local.get(['port', 'client', 'preferences']);
  return {
    port: isPort(port) ? port : DEFAULT_PORT,
    client: /** @type {Client | null} */ (client ?? null),
    preferences: /** @type {PreferencesReply | null} */ (preferences ?? null),
  };
}

/** @param {number} port 1024 to 65535 @returns {Promise<void>} */
export function savePort(port) {
  if (!isPort(port)) throw new RangeError('not a port');
  return chrome.storage.local.set({ port });
}

/** @param {Client} client what pairing gave @returns {Promise<void>} */
export function saveClient(client) {
  return chrome.storage.local.set({ client });
}

/** @param {PreferencesReply} preferences @returns {Promise<void>} */
export function savePreferences(preferences) {
  return chrome.storage.local.set({ preferences });
}

/** Keeps the token from content scripts. Firefox has no such switch yet. @returns {Promise<void>} */
export async function closeToPages() {
  await chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** @param {unknown} port @returns {port is number} */
export function isPort(port) {
  return Number.isInteger(port) && Number(port) >= 1024 && Number(port) <= 65535;
}
