import type { Agent, AgentId, ServerEvent, TeamReport } from '../domain/index.js';
import type { SessionState } from './state.js';

/*
 * An agent has one name everywhere: first and last name where any event has them, else the user name. Events name agents by
 * id, by user name or by both, and many have only the user name.
 */

/** An agent as an event names them. */
export interface AgentMention {
  readonly id?: string | undefined;
  readonly username?: string | undefined;
  /** Their name as the event has it: first and last name, or less. */
  readonly name?: string | undefined;
}

const idKey = (id: string): string => `id ${id}`;
const usernameKey = (username: string): string => `user ${username.toLowerCase()}`;

const keysOf = ({ id = '', username = '' }: AgentMention): readonly string[] => [
  ...(id === '' ? [] : [idKey(id)]),
  ...(username === '' ? [] : [usernameKey(username)]),
];

/** The names of agents that are known, and who this session's agent is. */
export class AgentNames {
  readonly #names: ReadonlyMap<string, string>;
  readonly #own: Agent | null;
  readonly #ownNames: readonly string[];

  constructor(names: ReadonlyMap<string, string>, own: Agent | null) {
    this.#names = names;
    this.#own = own;
    this.#ownNames = own === null ? [] : [own.username.toLowerCase(), own.displayName.toLowerCase()];
  }

  /** True for this session's agent. A user name alone may also be their full name, as in reports. */
  isOwn({ id = '', username = '' }: AgentMention): boolean {
    if (this.#own === null) return false;
    if (id !== '') return id === this.#own.id;
    return username !== '' && this.#ownNames.includes(username.toLowerCase());
  }

  /** First and last name, else the user name; empty when nothing is known. */
  nameOf(agent: AgentMention): string {
    if (this.#own !== null && this.isOwn(agent)) return this.#own.displayName;
    const known = keysOf(agent).flatMap((key) => this.#names.get(key) ?? []);
    // Reports name an agent by id and user name: the id may have only one word, while the user name has the full name.
    return known.find((name) => name.includes(' ')) ?? known[0] ?? (agent.name || (agent.username ?? ''));
  }
}

/** By known names and own agent: a page may have several sessions, and one value for each keeps its messages as they are. */
const selected = new WeakMap<SessionState['agentNames'], WeakMap<object, AgentNames>>();
const noAgent = {};

export function selectAgentNames({ agentNames: names, agent: own }: SessionState): AgentNames {
  const byAgent = selected.get(names) ?? new WeakMap<object, AgentNames>();
  selected.set(names, byAgent);
  const result = byAgent.get(own ?? noAgent) ?? new AgentNames(names, own);
  byAgent.set(own ?? noAgent, result);
  return result;
}

type NamedAgent = AgentMention & { readonly name: string };

/** Adds names to the known ones. A user name is no name, and one word replaces no first and last name. */
export function learnAgentNames(state: SessionState, agents: Iterable<NamedAgent>): SessionState {
  const known = state.agentNames;
  let names: Map<string, string> | null = null;
  for (const agent of agents) {
    const { name, username = '' } = agent;
    if (name === '' || name.toLowerCase() === username.toLowerCase()) continue;
    for (const key of keysOf(agent)) {
      const previous = (names ?? known).get(key);
      if (previous === name || (previous?.includes(' ') === true && !name.includes(' '))) continue;
      names ??= new Map(known);
      names.set(key, name);
    }
  }
  return names === null ? state : { ...state, agentNames: names };
}

/** The agents whom an event names in full. */
export function* namedAgentsOf(event: ServerEvent): Iterable<NamedAgent> {
  if (event.type === 'participant-joined' || event.type === 'participant-role-changed')
    yield toNamedAgent(event.participant);
  else if (event.type === 'receipt-received') yield* fromSender(event.by);
  else if (event.type === 'entry-added') yield* event.entry.kind === 'message' ? fromSender(event.entry.sender) : [];
  else if (event.type === 'conversation-snapshot') {
    yield* event.conversation.participants.map(toNamedAgent);
    for (const past of event.history) yield* namedAgentsOf(past);
  } else if (event.type === 'history-completed') {
    for (const past of event.history) yield* namedAgentsOf(past);
  }
}

const toNamedAgent = (agent: {
  readonly agentId: AgentId;
  readonly username: string;
  readonly displayName: string;
}): NamedAgent => ({ id: agent.agentId, username: agent.username, name: agent.displayName });

const fromSender = ({
  kind,
  id,
  name: username,
  fullName,
}: {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly fullName?: string;
}): readonly NamedAgent[] => (kind === 'agent' && fullName !== undefined ? [{ id, username, name: fullName }] : []);

/** The agents whom a report names in rows that the previous one did not have: thousands of rows are the same. */
export function* namedAgentsOfReport(
  { members, chats }: TeamReport,
  previous: TeamReport | null = null,
): Iterable<NamedAgent> {
  const known = new Set<unknown>([...(previous?.members ?? []), ...(previous?.chats ?? [])]);
  for (const row of members) if (!known.has(row)) yield { id: row.id, name: row.name };
  // An agent has many chats.
  const seen = new Set<string>();
  for (const row of chats) {
    const { agentUsername: username, agentName: name } = row;
    const key = `${username}\n${name}`;
    if (known.has(row) || seen.has(key)) continue;
    seen.add(key);
    yield { username, name };
  }
}
