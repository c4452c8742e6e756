import type { Command, Conversation } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import type { DeskSession } from '../../session/session.js';
import type { SessionState } from '../../store/state.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';

/** Commands about one conversation. */
export type ThreadCommand = Extract<Command, { readonly conversationId: unknown }>;

/** What header and banners of a thread render from, and the requests they can make. */
export interface ThreadView {
  readonly session: DeskSession;
  readonly conversation: Conversation;
  readonly state: SessionState;
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly online: boolean;
  readonly readOnly: boolean;
  /** Server time (ms since the epoch). */
  readonly now: number;
  /** True while a command of this type is pending for this conversation. */
  isPending(type: ThreadCommand['type']): boolean;
  /** Dispatches the command unless the host cancels the event. A failure is shown in a banner below the header. */
  request(event: Event, command: ThreadCommand): Promise<void>;
  /** Sets the text of that banner; null removes it. */
  setProblem(problem: string | null): void;
}
