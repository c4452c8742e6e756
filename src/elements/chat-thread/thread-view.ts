import type { Command, Conversation } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import type { DeskSession } from '../../session/session.js';
import type { SessionState } from '../../store/state.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';

/** Commands that are about the conversation on show. */
export type ThreadCommand = Extract<Command, { readonly conversationId: unknown }>;

/** What head and strips of a thread know, and what they can ask for. */
export interface ThreadView {
  readonly session: DeskSession;
  readonly conversation: Conversation;
  readonly state: SessionState;
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly online: boolean;
  readonly readOnly: boolean;
  /** The server's time. */
  readonly now: number;
  /** Is a command of this kind under way for this conversation? */
  isPending(type: ThreadCommand['type']): boolean;
  /** Asks, unless the host vetoes; why it did not come true appears in a strip under the head. */
  request(event: Event, command: ThreadCommand): Promise<void>;
  /** Says in that strip that something went wrong; null empties it. */
  setProblem(problem: string | null): void;
}
