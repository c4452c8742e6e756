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
const push = ['test/unit/session/push/push-client.test.ts', 'test/session/push/push.test.ts'];
const resync = ['test/unit/session/connection/resync.test.ts'];
const masking = ['test/unit/session/events/pii-masking.test.ts'];
const handedOver = ['test/session/tabs/hand-over-again.test.ts'];
const unanswered = ['test/session/connection/unanswered-connect.test.ts'];
const transport = ['test/session/connection/socket-transport.test.ts'];

const delivery = ['delivery', 'outbox-row', 'schedules'].map((name) => `test/unit/store/delivery/${name}.test.ts`);
const thread = ['test/unit/store/entries.test.ts', 'test/unit/store/reduce-thread.test.ts'];

const chosen: readonly ChosenMutant[] = [
  {
    file: 'src/session/events/pii-masking.ts',
    what: 'older history is not masked',
    from: `conversation: maskConversation(event.conversation),
    history: maskAll(event.history, mask),`,
    to: 'conversation: maskConversation(event.conversation),',
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
    file: 'src/session/masking/is-pii-masked.ts',
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
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 2: a message is sent before it is on the device',
    from: 'if (pausedUntil <= this.#now) this.#commit(head);',
    to: 'if (pausedUntil <= this.#now) this.#emit({ ...head, sends: head.sends + 1 });',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 3: a message is sent before the history of its conversation has come',
    from: `if (head.state === 'queued' && isReady) {`,
    to: `if (head.state === 'queued') {`,
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery-state.ts',
    what: 'rule 4: a message does not wait for the one before it',
    from: `rows.find((row) => row.state !== 'rejected');`,
    to: `rows.find((row) => row.state === 'queued') ?? rows.find((row) => row.state !== 'rejected');`,
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 5: sending counts as confirmation',
    from: `this.effects.push({ type: 'emit', row: sent });`,
    to: `this.effects.push({ type: 'emit', row: sent });
    this.#end(sent, 'confirmed');`,
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 6: a message without an echo is sent again at once',
    from: `row = { ...row, state: 'unconfirmed', unconfirmedAt: this.#now, absentAt: null };`,
    to: `row = { ...row, state: 'queued' };`,
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 7: a message on its way is sent again after a disconnect',
    from: `{ ...unsettled, state: 'unconfirmed', unconfirmedAt: this.#now }`,
    to: `{ ...unsettled, state: 'queued' }`,
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: a history that does not reach back is evidence',
    from: 'if (from !== null && from > row.message.at - clockToleranceMs) return row;',
    to: '',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery-state.ts',
    what: 'rule 8: the second history may come before the server has stored',
    from: 'Math.max((absentAt ?? 0) + readGapMs(timing), sentAt + timing.settle)',
    to: '(absentAt ?? 0)',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: one history is enough',
    from: 'if (row.absentAt === null) return { ...row, absentAt: startedAt };',
    to: '',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: a history that has lost messages is evidence',
    from: `if (row.witnesses.length === 0 || row.witnesses.some(isLost)) return isPushed ? row : toDecision(row, 'regressed');`,
    to: '',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: resends have no limit',
    from: 'row.automaticResends >= maxAutomaticResends',
    to: 'row.automaticResends < 0',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: what another page has discarded is sent by itself',
    from: `row.decision === 'elsewhere' || `,
    to: '',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/delivery.ts',
    what: 'rule 8: a snapshot without readable events is evidence',
    from: 'reading !== null || messages.length > 0',
    to: 'true',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/outbox-row.ts',
    what: '1.4a: an earlier reply with the same words confirms a later one',
    from: '!row.lookalikes.includes(message.id) &&',
    to: '',
    tests: delivery,
  },
  {
    file: 'src/store/delivery/outbox-row.ts',
    what: '1.4a: what has confirmed a reply confirms an equal one',
    from: 'new Set(claimedBefore)',
    to: 'new Set<EntryId>()',
    tests: delivery,
  },
  {
    file: 'src/store/entries.ts',
    what: 'rule 12: a repeated message is shown twice',
    from: 'if (hasMessage(list, entry)) return entries;',
    to: '',
    tests: thread,
  },
  {
    file: 'src/store/entries.ts',
    what: 'rule 12: a late message is shown last',
    from: 'if (before === undefined || before.at < entry.at) break;',
    to: 'break;',
    tests: thread,
  },
  {
    file: 'src/session/commands/commands.ts',
    what: 'a command other than a message waits for the connection',
    from: `if (!this.#connection.isConnected) return this.#reportUnsent(pendingCommand, 'offline');`,
    to: '',
    tests: [...session, ...connectionLoss],
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
    from: 'if (this.#requestCount < maxRequests || !conversations.byId.has(task.conversationId)) this.#request(task);',
    to: '',
    tests: resync,
  },
  {
    file: 'src/store/entries.ts',
    what: 'rule 12: pages of a history that overlap hide a message',
    from: '[...new Set(history)]',
    to: 'history',
    tests: thread,
  },
  {
    file: 'src/session/tabs/handed-over-messages.ts',
    what: 'rule 1: a message that another tab has sent is sent again',
    from: 'return lookalikes === null ? row : asMaybeSent({ ...row, lookalikes });',
    to: 'return row;',
    tests: handedOver,
  },
  {
    file: 'src/session/connection/socket-transport.ts',
    what: 'an attempt to connect whose last step is not answered is never given up',
    from: `engine.onClose('ping timeout');
        beginWith`,
    to: 'beginWith',
    tests: unanswered,
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
