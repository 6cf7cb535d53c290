/** Does the browser itself stand in the way of the agent? */

const AGENT = 'http://127.0.0.1/*';

export async function isBlocked() {
  if (!(await chrome.permissions.contains({ origins: [AGENT] }))) return true;
  for (const name of ['loopback-network', 'local-network-access']) {
    const permission = await navigator.permissions?.query({ name: /** @type {PermissionName} */ (name) }).catch(() => null);
    if (permission?.state === 'denied') return true;
  }
  return false;
}
