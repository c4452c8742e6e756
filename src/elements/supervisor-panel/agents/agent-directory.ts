import type { AgentId, Keyed, TeamChat, TeamMember, TeamReportRows } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';

const fold = (name: string): string => name.toLowerCase();

/** One person has one name, whatever a table calls them: by user name, by first and last name, or by id. */
export class AgentDirectory {
  readonly #names: AgentNames;
  /** By user name and by name. */
  readonly #chats = new Map<string, Keyed<TeamChat>[]>();
  /** User names by the names of agents of chats. */
  readonly #usernames = new Map<string, string>();

  constructor({ chats }: Pick<TeamReportRows, 'chats'>, names: AgentNames) {
    this.#names = names;
    for (const chat of chats) {
      const { agentUsername, agentName } = chat;
      if (agentUsername !== '') {
        this.#usernames.set(fold(agentUsername), agentUsername);
        this.#usernames.set(fold(agentName), agentUsername);
      }
      for (const key of new Set([agentUsername, ...chat.agentNames].map(fold))) {
        if (key === '') continue;
        const known = this.#chats.get(key);
        if (known === undefined) this.#chats.set(key, [chat]);
        else known.push(chat);
      }
    }
  }

  /** First and last name where anything has them, else the user name. */
  nameOf({ id, name }: TeamMember): string {
    return this.#names.nameOf({ id, username: name });
  }

  /** Empty when it is not known, or is the name itself. */
  usernameOf(member: TeamMember): string {
    const name = this.nameOf(member);
    const username = fold(member.name) === fold(name) ? (this.#usernames.get(fold(name)) ?? '') : member.name;
    return fold(username) === fold(name) ? '' : username;
  }

  /** The chats of an agent, the oldest first. */
  chatsOf(member: TeamMember): readonly Keyed<TeamChat>[] {
    const keys = [member.name, this.nameOf(member), this.usernameOf(member)].filter((key) => key !== '').map(fold);
    const chats = new Set(keys.flatMap((key) => this.#chats.get(key) ?? []));
    return [...chats].sort((a, b) => a.since - b.since);
  }

  /** The other chats of the first agent of a chat, that after it first. */
  chatsAfter(chat: TeamChat): readonly Keyed<TeamChat>[] {
    const key = chat.agentUsername || chat.agentName;
    if (key === '') return [];
    const chats = this.chatsOf({ id: '' as AgentId, name: key } as TeamMember);
    const index = chats.findIndex(({ conversationId }) => conversationId === chat.conversationId);
    return [...chats.slice(index + 1), ...chats.slice(0, Math.max(0, index))];
  }
}
