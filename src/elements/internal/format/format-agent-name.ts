import type { AgentMention, AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import type { LocalizeController } from '../localization/localize-controller.js';
import { joinNames } from './join-names.js';

/** The name of an agent; “You” for the one who is signed in. */
export const formatAgentName = (agent: AgentMention, names: AgentNames, { threadYou }: Translations): string =>
  names.isOwn(agent) ? threadYou : names.nameOf(agent);

/** Agents by user name, for a sentence whose verb depends on whether “you” is among them. */
export function listAgents(
  usernames: readonly string[],
  names: AgentNames,
  localize: Pick<LocalizeController, 'list'>,
): { readonly others: string; readonly isYou: boolean } {
  const others = usernames.filter((username) => !names.isOwn({ username }));
  return {
    others: joinNames(
      others.map((username) => names.nameOf({ username })),
      localize,
    ),
    isYou: others.length < usernames.length,
  };
}
