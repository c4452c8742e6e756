/** What calls the agent. */
export type CallKind = 'offers' | 'messages';

export const callKinds: readonly CallKind[] = ['offers', 'messages'];

/** How the agent is called when offers and messages arrive. */
export interface AttentionSettings {
  /** What makes a sound. */
  readonly sounds: readonly CallKind[];
  /** Of all sounds, from 0 to 100. */
  readonly volume: number;
  /** What shows a desktop notification while the page is not in front, if the agent has allowed notifications. */
  readonly notifications: readonly CallKind[];
  /** Notifications quote the message. */
  readonly quote: boolean;
  /** No sounds and no notifications. */
  readonly doNotDisturb: boolean;
  /** The number of unread messages and open offers is in the title of the page and on its icon. */
  readonly count: boolean;
}
