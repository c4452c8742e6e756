import type { Command, CommandId, CommandOutcome, ConversationId, ServerEvent } from '../domain/index.js';
import type { PendingCommand } from '../store/state.js';
import type { HandedOverMessages } from './tabs/handed-over-messages.js';
import type { Lookalikes, TabAction, TabRequest } from './tabs/tab-messages.js';

/** What the parts of a session need of the other tabs that share it. */
export interface TabSharing {
  /** This tab has the connection, or is about to open it. */
  readonly isLeading: boolean;
  /** Another tab has it: this one sends nothing to the server. */
  readonly isFollowing: boolean;
  /** The state is being rebuilt from what other tabs have received before. */
  readonly isReplaying: boolean;
  /** Since when the present tab leads (wall clock); null before one does. */
  readonly leaderSince: number | null;
  readonly messages: HandedOverMessages;
  /** What is written in this conversation was last changed in another tab, which keeps it on the device. */
  isKeptElsewhere(kind: 'draft' | 'wrap-up', id: ConversationId): boolean;
  /** Takes part. Opens the connection once this tab leads, or follows the tab that does. */
  open(): void;
  /** Takes part no longer. `isOver`: the session has ended, in all tabs. */
  leave(isOver: boolean): void;
  /** Asks the leader for everything again. */
  rejoin(): void;
  /** To all tabs: what the server has sent here. */
  relay(eventName: string, args: readonly unknown[]): void;
  /** To all tabs: what the resync has found. */
  relayFound(event: ServerEvent): void;
  /** To all tabs: this conversation has news in its history. */
  relayHistory(id: ConversationId): void;
  relayResynced(): void;
  /** To all tabs: how a command ended. */
  relayOutcome(id: CommandId, outcome: CommandOutcome): void;
  /** To the leader. */
  sendCommand(id: CommandId, command: Command): void;
  /** To the leader: a message to send. `lookalikes`: another one may have sent it. */
  sendMessage(message: PendingCommand, lookalikes: Lookalikes | null): void;
  request(what: TabRequest, id?: string): void;
  /** Has the tab that shows a conversation call the agent. False: it is this one, or there is none. */
  callElsewhere(id: ConversationId): Promise<boolean>;
  /** To all tabs: what the agent has done here. */
  act(action: TabAction): void;
}
