import type { CloseReason, Command, CommandOf, CommandType, NotSentReason, ServerEvent } from '../domain/index.js';
import { isChannelOn } from '../domain/index.js';
import type { PendingCommand, SessionState } from './state.js';

/** How a server event settles a command: confirmed, refused (with the server's text), or not at all. */
export type Settlement = { readonly confirmed: true } | { readonly refused: string } | null;

export interface CommandRule<C extends Command> {
  /**
   * What answers it, which decides the timeout: a `state` change, a `request` that others act upon, or a `message` echo.
   * `none`: nothing does, it is confirmed once it is sent.
   */
  readonly responseKind: 'state' | 'request' | 'message' | 'none';
  /** At most one command with the same key is pending. Further ones wait (`state`) or are not sent. */
  readonly queueKey?: (command: C) => string;
  /** Why it cannot be sent; null when it can. */
  readonly check?: (state: SessionState, command: C) => NotSentReason | null;
  readonly settle?: (
    event: ServerEvent,
    pendingCommand: PendingCommand & { readonly command: C },
    state: SessionState,
  ) => Settlement;
}

export type CommandRules = { readonly [Type in CommandType]: CommandRule<CommandOf<Type>> };

/** Commands about the agent's own state. All others are about conversations, and their code is loaded with those. */
export const basicCommandTypes = ['set-state', 'set-channel', 'log-out'] as const;
type BasicCommandType = (typeof basicCommandTypes)[number];
export type BasicCommand = CommandOf<BasicCommandType>;

export const isBasicCommand = (command: Command): command is BasicCommand =>
  (basicCommandTypes as readonly string[]).includes(command.type);

export const confirmed: Settlement = { confirmed: true };

/** A presence report settles the one pending state command: confirmed if it matches, refused if `changed` is false. */
const settleByPresence =
  (isFulfilled: (event: Extract<ServerEvent, { type: 'presence-reported' }>) => boolean) =>
  (event: ServerEvent): Settlement => {
    if (event.type !== 'presence-reported') return null;
    if (isFulfilled(event)) return confirmed;
    // Presence is also reported without a request, after an accept or a RONA. Those reports have `changed: true`.
    return event.changed ? null : { refused: '' };
  };

const stateQueueKey = () => 'state';

const basicCommandRules: Pick<CommandRules, BasicCommandType> = {
  'set-state': {
    responseKind: 'state',
    queueKey: stateQueueKey,
    settle: (event, { command }) => settleByPresence(({ presence }) => presence.state === command.state)(event),
  },
  'set-channel': {
    responseKind: 'state',
    queueKey: stateQueueKey,
    check: (state, { channelId }) => (state.channels.some(({ id }) => id === channelId) ? null : 'no-channel'),
    settle: (event, { command }) =>
      settleByPresence(({ channels }) => {
        const channel = channels.find(({ id }) => id === command.channelId);
        // A domain with open tasks becomes pending-not-ready first. That counts as off.
        return channel !== undefined && isChannelOn(channel.state) === command.ready;
      })(event),
  },
  'log-out': {
    responseKind: 'state',
    queueKey: stateQueueKey,
    settle: (event) => settleByPresence(({ presence }) => presence.state === 'logged-out')(event),
  },
};

/** Completed by command-rules.ts. */
let commandRules: Partial<CommandRules> = basicCommandRules;

export function addCommandRules(rules: Omit<CommandRules, BasicCommandType>): void {
  commandRules = { ...basicCommandRules, ...rules };
}

/** For a command that was stored, while the code of conversations is not loaded: nothing settles it yet. */
const unknownRule: CommandRule<Command> = { responseKind: 'request' };

/** The rule of a command. The cast is needed: TypeScript cannot relate the table's key to the command's type. */
export const getCommandRule = (command: Command): CommandRule<Command> =>
  (commandRules[command.type] as unknown as CommandRule<Command> | undefined) ?? unknownRule;

/** The reason with which a command closes its conversation for this agent; null for commands that do not. */
export function getDeparture(command: Command): CloseReason | null {
  switch (command.type) {
    case 'leave':
      return 'left';
    case 'transfer':
    case 'consult-transfer':
      return 'transferred';
    case 'close-wrap-up':
      if (command.codes === null) return 'wrap-up-skipped';
      return command.automatic === true ? 'wrap-up-filed' : 'wrapped-up';
    default:
      return null;
  }
}
