/** In the session storage of the tab. */
export const tabIdKey = (name: string): string => `agent-desk/tab-id/${name}`;

/** Whether this page can keep a sign-in beyond itself: encryption needs a secure page, and the storage can be denied. */
export function canRemember(): boolean {
  try {
    const hasLocks = 'locks' in navigator;
    return isSecureContext && hasLocks && typeof indexedDB === 'object' && typeof sessionStorage.length === 'number';
  } catch {
    return false;
  }
}

/** Whether an earlier page of this tab has kept one. */
export const isRemembered = (name: string): boolean => sessionStorage.getItem(tabIdKey(name)) !== null;
