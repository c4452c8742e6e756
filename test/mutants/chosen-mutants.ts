import { readFileSync } from 'node:fs';
import type { Mutant } from './find-mutants.js';

interface ChosenMutant {
  readonly file: string;
  /** What is broken, in words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

const session = ['test/session/session.test.ts'];
const connectionLoss = ['test/session/scenarios/connection-loss.test.ts'];
const commands = ['test/unit/session/commands/commands.test.ts'];
const push = ['test/unit/session/push/push-client.test.ts', 'test/session/push/push.test.ts'];
const resync = ['test/unit/session/connection/resync.test.ts'];
const masking = ['test/unit/session/events/pii-masking.test.ts'];
const transport = ['test/session/connection/socket-transport.test.ts'];

const chosen: readonly ChosenMutant[] = [
  {
    file: 'src/session/events/pii-masking.ts',
    what: 'older history is not masked',
    from: 'history: event.history.map((historyEvent) => applyRules(eventRules, historyEvent, mask)),',
    to: '',
    tests: masking,
  },
  {
    file: 'src/session/events/pii-masking.ts',
    what: 'customers of offers are not masked',
    from: '{ ...event, offer: maskOffer(event.offer, mask) }',
    to: 'event',
    tests: masking,
  },
  {
    file: 'src/session/events/pii-masking.ts',
    what: 'an agent without the permission sees customer details',
    from: 'agent !== null && !hasPermission(',
    to: 'agent !== null && hasPermission(',
    tests: masking,
  },
  {
    file: 'src/session/push/push-client.ts',
    what: 'a refresh that yields no token discards the one there is',
    from: 'if (token === null && this.#token !== null) return;',
    to: '',
    tests: push,
  },
  {
    file: 'src/session/push/push-client.ts',
    what: 'a reconnect for a new token interrupts a message that is being sent',
    from: `state.connection.status === 'online' && !state.pending.some(({ delivery }) => delivery === 'sending')`,
    to: `state.connection.status === 'online'`,
    tests: push,
  },
  {
    file: 'src/session/commands/commands.ts',
    what: 'a message whose connection was lost counts as being sent',
    from: `else if (delivery === 'sending') this.#setDelivery(id, 'unconfirmed');`,
    to: '',
    tests: commands,
  },
  {
    file: 'src/session/commands/commands.ts',
    what: 'messages are sent before the history of their conversation was read',
    from: `command.type !== 'send-message' || this.#resync.hasSnapshot(command.conversationId)`,
    to: 'true',
    tests: commands,
  },
  {
    file: 'src/session/commands/commands.ts',
    what: 'a command other than a message waits for the connection',
    from: `command.type !== 'send-message' && !this.#connection.isConnected`,
    to: 'false',
    tests: [...session, ...connectionLoss],
  },
  {
    file: 'src/session/commands/commands.ts',
    what: 'a refused message is removed from the thread',
    from: `if (pendingCommand.command.type !== 'send-message') {
      this.#finish(pendingCommand, outcome);`,
    to: `if (pendingCommand.command.type !== 'nothing') {
      this.#finish(pendingCommand, outcome);`,
    tests: [...session, ...connectionLoss, 'test/session/scenarios/routing.test.ts'],
  },
  {
    file: 'src/session/connection/resync.ts',
    what: 'conversations that ended meanwhile stay open',
    from: `listener.applyEvent({ type: 'conversation-closed', conversationId: id, reason: 'other', detail: '' });`,
    to: '',
    tests: resync,
  },
  {
    file: 'src/session/connection/resync.ts',
    what: 'an offer that is gone after a reconnect stays',
    from: 'if (uncertain && isOver(offer))',
    to: 'if (uncertain && isOver(offer) && false)',
    tests: resync,
  },
  {
    file: 'src/session/connection/resync.ts',
    what: 'a conversation that is listed and was not sent is not asked for',
    from: 'for (const task of this.#missingTasks()) this.#request(task);',
    to: '',
    tests: resync,
  },
  {
    file: 'src/session/connection/socket-transport.ts',
    what: 'a stale connection is used for sending',
    from: '|| !this.#watchdog.check()) return false',
    to: ') return false',
    tests: transport,
  },
  {
    file: 'src/session/connection/watchdog.ts',
    what: 'a stale connection is not replaced',
    from: `if (health === 'stale') this.#deps.disconnect();`,
    to: '',
    tests: transport,
  },
];

/** Chosen changes of the session. A change whose original text is gone is an error: the list has to follow the code. */
export function chosenMutants(): readonly { readonly mutant: Mutant; readonly tests: readonly string[] }[] {
  return chosen.map(({ file, what, from, to, tests }) => {
    const text = readFileSync(file, 'utf8');
    const start = text.indexOf(from);
    if (start < 0 || text.includes(from, start + 1)) throw new Error(`"${from}" is not once in ${file}.`);
    const line = text.slice(0, start).split('\n').length;
    return {
      mutant: {
        file,
        line,
        start,
        end: start + from.length,
        replacement: to,
        code: '',
        description: what,
        mustCompile: false,
      },
      tests,
    };
  });
}
