import type { Command, CommandOutcome } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import type { Translations } from '../../translations/translations.js';
import type { PanelMessages } from './panel-messages.js';

/** The panel as its requests see it. */
export interface PanelRequestsHost {
  readonly element: Element;
  readonly session: () => DeskSession | undefined;
  readonly translations: () => Translations;
  readonly send: (event: Event, command: Command) => Promise<CommandOutcome | null>;
  /** Why a command failed; null when it did not. */
  readonly describeOutcome: (outcome: CommandOutcome) => string | null;
  readonly refresh: () => void;
  readonly messages: PanelMessages;
}
