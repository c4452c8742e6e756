import type { AgentId, Keyed, TeamChat, TeamMember, TeamReportRows } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';

const fold = (name: string): string => name.toLowerCase();

/** Under which names a chat is found. */
interface ChatNames {
  readonly keys: readonly string[];
  readonly agentName: string;
  readonly agentUsername: string;
}

/** By row: thousands of rows are the same in the next report. */
const namesOfChats = new WeakMap<TeamChat, ChatNames>();

function getChatNames(chat: TeamChat): ChatNames {
  const known = namesOfChats.get(chat);
  if (known !== undefined) return known;
  const [agentName, agentUsername] = [fold(chat.agentName), fold(chat.agentUsername)];
  const all = [agentUsername, ...chat.agentNames.map(fold)];
  const keys = all.filter((key, i) => key !== '' && all.indexOf(key) === i);
  const names = { keys, agentName, agentUsername };
  namesOfChats.set(chat, names);
  return names;
}

interface MemberName {
  readonly name: string;
  readonly folded: string;
  readonly foldedOwn: string;
}

/** By the names that are known, and by row. */
const namesOfMembers = new WeakMap<AgentNames, WeakMap<TeamMember, MemberName>>();

/** One person has one name, whatever a table calls them: by user name, by first and last name, or by id. */
export class AgentDirectory {
  readonly #names: AgentNames;
  readonly #memberNames: WeakMap<TeamMember, MemberName>;
  /** By user name and by name. */
  readonly #chats = new Map<string, Keyed<TeamChat>[]>();
  /** User names by the names of agents of chats. */
  readonly #usernames = new Map<string, string>();

  constructor({ chats }: Pick<TeamReportRows, 'chats'>, names: AgentNames) {
    this.#names = names;
    this.#memberNames = namesOfMembers.get(names) ?? new WeakMap<TeamMember, MemberName>();
    namesOfMembers.set(names, this.#memberNames);
    for (const chat of chats) {
      const { keys, agentName, agentUsername } = getChatNames(chat);
      if (agentUsername !== '') {
        this.#usernames.set(agentUsername, chat.agentUsername);
        this.#usernames.set(agentName, chat.agentUsername);
      }
      for (const key of keys) {
        const known = this.#chats.get(key);
        if (known === undefined) this.#chats.set(key, [chat]);
        else known.push(chat);
      }
    }
  }

  /** First and last name where anything has them, else the user name. */
  nameOf(member: TeamMember): string {
    return this.#memberName(member).name;
  }

  #memberName(member: TeamMember): MemberName {
    const known = this.#memberNames.get(member);
    if (known !== undefined) return known;
    const name = this.#names.nameOf({ id: member.id, username: member.name });
    const memberName = { name, folded: fold(name), foldedOwn: fold(member.name) };
    this.#memberNames.set(member, memberName);
    return memberName;
  }

  /** Empty when it is not known, or is the name itself. */
  usernameOf(member: TeamMember): string {
    const { folded, foldedOwn } = this.#memberName(member);
    if (foldedOwn !== folded) return member.name;
    const username = this.#usernames.get(folded) ?? '';
    return fold(username) === folded ? '' : username;
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
