import type { ConversationId } from '../../domain/index.js';
import { getReplayRule } from '../../protocol/replayed-events.js';
import type { TabChange, TabEntry } from './tab-messages.js';

/** Ended conversations that a new tab can still show. */
const maxEnded = 10;
const maxListEntries = 500;

/**
 * The events from which a tab that joins rebuilds the state: of each kind that replaces another, the last one; of conversations
 * all since their snapshot. Kept by the leader.
 */
export class EventLog {
  readonly #latest = new Map<string, TabEntry>();
  readonly #lists = new Map<string, TabEntry[]>();
  readonly #conversations = new Map<ConversationId, TabEntry[]>();
  readonly #offers = new Map<ConversationId, TabEntry>();
  /** Conversations that have ended, oldest first. */
  readonly #ended = new Map<ConversationId, readonly TabEntry[]>();

  add(name: string, args: readonly unknown[]): void {
    const entry = { name, args };
    const rule = getReplayRule(name, args);
    switch (rule.keep) {
      case 'nothing':
        return;
      case 'latest':
        this.#latest.set(rule.key, entry);
        return;
      case 'list': {
        const list = rule.isFirst ? [] : (this.#lists.get(rule.key) ?? []);
        list.push(entry);
        if (list.length > maxListEntries) list.shift();
        this.#lists.set(rule.key, list);
        return;
      }
      case 'offer':
        this.#offers.set(rule.id, entry);
        return;
      case 'end-of-offer':
        this.#offers.delete(rule.id);
        return;
      case 'conversation': {
        // What the offer said about it, for example why it was handed over, is a part of the conversation.
        const offer = this.#offers.get(rule.id) ?? this.#conversations.get(rule.id)?.find(isOffer);
        this.#offers.delete(rule.id);
        this.#ended.delete(rule.id);
        this.#conversations.set(rule.id, offer === undefined ? [entry] : [offer, entry]);
        return;
      }
      case 'rest-of-conversation':
        this.#conversations.get(rule.id)?.push(entry);
        return;
      case 'end-of-conversation':
        this.#end(rule.id, entry);
    }
  }

  change(change: TabChange): void {
    switch (change.type) {
      case 'closed':
        this.#end(change.conversationId, { change });
        return;
      case 'withdrawn':
        this.#offers.delete(change.conversationId);
        return;
      case 'history':
        this.#conversations.get(change.conversationId)?.push({ change });
        return;
      default:
    }
  }

  /** The agent has dismissed ended conversations; null for all. */
  dismiss(id: ConversationId | null): void {
    if (id === null) this.#ended.clear();
    else this.#ended.delete(id);
  }

  /** What a tab has kept that was alone. Returns the other ended conversations: the agent has dismissed them meanwhile. */
  fill(entries: readonly TabEntry[], endedIds: ReadonlySet<ConversationId>): readonly ConversationId[] {
    for (const entry of entries) {
      if ('change' in entry) this.change(entry.change);
      else this.add(entry.name, entry.args);
    }
    const dismissed = [...this.#ended.keys()].filter((id) => !endedIds.has(id));
    for (const id of dismissed) this.#ended.delete(id);
    return dismissed;
  }

  clear(): void {
    for (const kept of [this.#latest, this.#lists, this.#conversations, this.#offers, this.#ended]) kept.clear();
  }

  /** In an order in which they can be applied. */
  entries(): readonly TabEntry[] {
    return [
      ...this.#latest.values(),
      ...[...this.#lists.values()].flat(),
      ...[...this.#ended.values()].flat(),
      ...[...this.#conversations.values()].flat(),
      ...this.#offers.values(),
    ];
  }

  #end(id: ConversationId, entry: TabEntry): void {
    const conversation = this.#conversations.get(id);
    if (conversation === undefined) return;
    this.#conversations.delete(id);
    this.#ended.set(id, [...conversation, entry]);
    for (const oldest of [...this.#ended.keys()].slice(0, -maxEnded)) this.#ended.delete(oldest);
  }
}

const isOffer = (entry: TabEntry): boolean => 'name' in entry && getReplayRule(entry.name, entry.args).keep === 'offer';
