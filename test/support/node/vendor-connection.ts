/** The vendor's desk: its socket, what it has received, and the parts of payloads that all its commands share. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import type { VendorChat, VendorContext } from './vendor-chat.js';
import { createEventHandlers, type EventHandlers } from './vendor-events.js';
import { isObject, readString, type Json, type VendorRelease } from './vendor-payloads.js';

export class VendorConnection {
  /** Payloads on which the vendor's desk would throw, and missing events. */
  readonly warnings: string[] = [];
  readonly errors: { readonly task: string; readonly msg: string }[] = [];
  readonly taskRequests = new Map<string, Json>();
  readonly chats = new Map<string, VendorChat>();
  /** Why each conversation ended. */
  readonly endReasons = new Map<string, string>();
  readonly announcements: string[] = [];
  readonly pullModeLists = new Map<string, Json>();
  readonly pullModeRequests = new Map<string, Json>();
  readonly toasts: string[] = [];
  presence: Json | null = null;
  channelTypes: Json[] = [];
  /** Why the session ended; null while it is open. */
  sessionEndReason: string | null = null;
  /** Causes of expected `agentPresence` events that have not arrived. */
  readonly pendingPresenceReports: string[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #socket: Socket;

  readonly #handlers: EventHandlers;

  constructor(
    socket: Socket,
    readonly user: Json,
    readonly release: VendorRelease,
  ) {
    this.#socket = socket;
    this.#handlers = createEventHandlers(this);
    for (const [name, handler] of Object.entries(this.#handlers)) {
      socket.on(name, (payload: unknown, ack?: unknown) => this.receive(name, payload, ack, handler));
    }
  }

  get id(): string {
    return readString(this.user, 'id');
  }

  get context(): VendorContext {
    return { agentId: this.id, release: this.release };
  }

  get name(): string {
    return readString(this.user, 'username');
  }

  /** The agent's own state. */
  get stateName(): string {
    return readString(this.presence, 'state.name');
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.disconnect();
  }

  /** Handles a socket event; errors are recorded as warnings, as in the console of the vendor's desk. */
  receive(name: string, payload: unknown, ack?: unknown, handler = this.#handlers[name]): void {
    try {
      handler?.(payload, ack);
    } catch (error) {
      this.warnings.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      // Leaves a conversation that could not be opened, without an acknowledgement.
      if (name === 'onTopicData' && isObject(payload)) {
        this.emit('topicUnsubscription', { conversationId: payload['conversationId'], agentId: this.id });
      }
    }
    for (const wake of this.#waiters) wake();
  }

  async until(condition: () => unknown, description: string, timeoutMs = 20_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      const remainingMs = deadline - Date.now();
      if (remainingMs <= 0) {
        throw new Error(
          `${this.name} timed out waiting for ${description}; warnings: ${JSON.stringify(this.warnings)}`,
        );
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiters.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(remainingMs, 200));
        this.#waiters.add(wake);
      });
    }
  }

  /** Waits for all expected events (echoes, presence) and returns all warnings. */
  async collectWarnings(timeoutMs = 6000): Promise<readonly string[]> {
    const unanswered = () => [
      ...this.pendingPresenceReports.map((cause) => `no agentPresence after ${cause}`),
      ...[...this.chats.values()].flatMap(({ messages }) =>
        messages.filter(({ status }) => status === 'sending').map((message) => `no echo of "${message.text}"`),
      ),
    ];
    if (this.sessionEndReason === null)
      await this.until(() => unanswered().length === 0, 'answers', timeoutMs).catch(() => undefined);
    return [...this.warnings, ...(this.sessionEndReason === null ? unanswered() : [])];
  }

  chat(conversationId: string): VendorChat {
    const chat = this.chats.get(conversationId);
    if (chat === undefined) throw new Error(`${this.name} is not in ${conversationId}`);
    return chat;
  }

  /** Accepts without waiting; the offer may have been revoked. */
  subscribeToTask(request: Json): void {
    const conversationId = readString(request, 'conversationId');
    const direction = readString(request, 'taskDirection').toUpperCase();
    const role = direction === 'CONSULT' ? 'ASSISTANT' : direction === 'SILENT_MONITOR' ? 'SILENT_MONITOR' : 'PRIMARY';
    this.expectPresence('accepting');
    this.emit('topicSubscription', {
      topicParticipant: this.participant(conversationId, role),
      agentId: this.id,
      conversationId,
      taskId: readString(request, 'taskId'),
      ...this.roomFields({ roomInfo: request['roomInfo'] }),
    });
  }

  /** Without an acknowledgement: the vendor's desk relies on events only. */
  emit(event: string, payload: unknown): void {
    this.#socket.emit(event, payload);
  }

  expectPresence(cause: string): void {
    this.pendingPresenceReports.push(cause);
  }

  endSession(reason: string): void {
    this.sessionEndReason = reason;
    this.chats.clear();
    this.taskRequests.clear();
    this.pendingPresenceReports.length = 0;
  }

  roomFields(source: Pick<VendorChat, 'roomInfo'>): Json {
    return this.release === '4.8' ? { roomInfo: source.roomInfo } : {};
  }

  participant(conversationId: string, role: string): Json {
    return {
      id: randomUUID(),
      type: 'AGENT',
      role,
      participant: {
        id: this.id,
        participantType: 'CCUser',
        keycloakUser: this.user,
        associatedRoutingAttributes: [],
      },
      token: null,
      conversationId,
      userCredentials: null,
      state: 'SUBSCRIBED',
    };
  }
}
