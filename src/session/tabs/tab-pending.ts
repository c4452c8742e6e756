import type { Command, CommandId, EntryId, MessageId } from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { createLocalEcho } from '../../protocol/encode/encode.js';
import { resolveHandle } from '../../protocol/wire-objects.js';
import { findBasicShapeProblem, namesBasicCommand } from '../../store/basic-command-shapes.js';
import type { PendingCommand } from '../../store/state.js';
import { createEncodeContext } from '../commands/pending-commands.js';
import type { ConversationsCode } from '../conversations-code.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { TabPending } from './tab-messages.js';

/** A command with the wire objects that its handles stand for: a handle means nothing in another tab. */
export const toTabCommand = (command: Command): Command => resolveHandles(command) as Command;

function resolveHandles(value: unknown): unknown {
  const resolved = resolveHandle(value);
  if (resolved !== value) return resolved;
  if (Array.isArray(value)) return value.map(resolveHandles);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveHandles(item)]));
}

export const toTabPending = ({ id, command, delivery, issuedAt, problem, message }: PendingCommand): TabPending => ({
  id,
  command: toTabCommand(command),
  delivery,
  issuedAt,
  problem,
  eventId: message?.id ?? null,
  messageId: message?.messageId ?? null,
});

/** As the state has it. Null for what is no command. One that has not changed keeps its identity. */
function fromTabPending(
  pending: TabPending,
  code: ConversationsCode | null,
  environment: SessionEnvironment,
  known?: PendingCommand,
): PendingCommand | null {
  const { id, delivery, issuedAt, problem, eventId, messageId } = pending;
  if (known?.delivery === delivery && known.problem === problem && known.issuedAt === issuedAt) return known;
  const { command } = pending;
  const expected = namesBasicCommand(command) ? findBasicShapeProblem(command) : code?.findShapeProblem(command);
  if (expected !== null) return null;
  const base = { id: id as CommandId, command, delivery, issuedAt, problem };
  if (command.type !== 'send-message' || code === null) return { ...base, message: null };
  if (eventId === null || messageId === null || environment.store.state.agent === null) return null;
  const identity = { eventId: eventId as EntryId, messageId: messageId as MessageId };
  const context = { ...createEncodeContext(command, null, environment), identity, now: issuedAt };
  const echo = createLocalEcho(command, context);
  return { ...base, command, message: { ...echo, delivery, failure: problem, pendingCommand: base.id } };
}

/** Reads pending commands. Those about conversations need their code. `known`: what was read before. */
export function readTabPending(
  pending: readonly TabPending[],
  environment: SessionEnvironment,
  known: readonly PendingCommand[],
  use: (commands: readonly PendingCommand[]) => void,
): void {
  const knownById = new Map(known.map((command) => [command.id as string, command]));
  const { conversations } = environment;
  const read = (code: ConversationsCode | null): void =>
    use(pending.flatMap((one) => fromTabPending(one, code, environment, knownById.get(one.id)) ?? []));
  if (pending.every(({ command }) => namesBasicCommand(command))) read(conversations.code);
  else conversations.whenLoaded(read);
}
