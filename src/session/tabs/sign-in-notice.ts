import type { SessionEnvironment } from '../session-environment.js';
import type { RecordOwner } from '../storage/desk-storage.js';
import { isDeskLock, readDeskName } from './desk-name.js';
import { getTabPlatform, type TabPlatform } from './tab-platform.js';

/** The channel on which tabs without a sign-in are notified of one. */
const noticeChannel = 'agent-desk sign-in';

/** Notifies tabs without a sign-in that there is one. */
export function announceSignIn(platform: TabPlatform): void {
  const channel = platform.openChannel(noticeChannel, () => undefined);
  channel.post({ desk: 'agent-desk' });
  channel.close();
}

/** Calls `listener` when an agent has signed in in another tab, until the returned function is called. */
export function watchSignIns(environment: SessionEnvironment, listener: () => void): () => void {
  const channel = getTabPlatform(environment)?.openChannel(noticeChannel, listener);
  return () => channel?.close();
}

/** The agents who are signed in in other tabs, at the Agent Manager of this one. */
export async function findSignedIn(environment: SessionEnvironment): Promise<readonly RecordOwner[]> {
  const address = environment.readAddress()?.href;
  const locks =
    (await getTabPlatform(environment)
      ?.heldLocks()
      .catch(() => null)) ?? [];
  return locks.filter(isDeskLock).flatMap((name) => {
    const owner = readDeskName(name);
    return owner?.address === address ? [owner as RecordOwner] : [];
  });
}
