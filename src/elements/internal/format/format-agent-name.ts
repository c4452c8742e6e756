import type { AgentMention, AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { isolateBidi } from '../localization/isolate-bidi.js';
import { joinNames } from './join-names.js';

/** The name of an agent; “You” for the one who is signed in. */
export const formatAgentName = (agent: AgentMention, names: AgentNames, { threadYou }: Translations): string =>
  names.isOwn(agent) ? threadYou : names.nameOf(agent);

/** Who asked for a transfer, a conference or a consultation. */
export const requestText = (
  direction: string,
  username: string,
  names: AgentNames,
  translations: Translations,
): string =>
  names.isOwn({ username })
    ? translations.offerRequestedByYou
    : translations.offerRequestedBy(direction, isolateBidi(names.nameOf({ username })));

/** Agents by user name, for a sentence whose verb depends on whether “you” is among them. */
export function listAgents(
  usernames: readonly string[],
  names: AgentNames,
): { readonly others: string; readonly isYou: boolean } {
  const others = usernames.filter((username) => !names.isOwn({ username }));
  return {
    others: joinNames(others.map((username) => names.nameOf({ username }))),
    isYou: others.length < usernames.length,
  };
}
