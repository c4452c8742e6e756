import type { EpochMs, TeamMember } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import type { StateTime } from '../../internal/reports/seen-states.js';
import type { AgentAction, AgentRequests } from './agent-requests.js';

/** What a supervisor does from the row of an agent. */
export interface AgentRowActions {
  readonly pendingAction: (member: TeamMember) => AgentAction | undefined;
  readonly disabledReason: (action: AgentAction, member: TeamMember) => string | null;
  readonly run: (action: AgentAction, member: TeamMember) => void;
  readonly showChats: (member: TeamMember) => void;
}

export interface AgentRowActionsHost {
  readonly translations: () => Translations;
  readonly requests: AgentRequests;
  readonly names: () => AgentNames;
  readonly stateTime: (member: TeamMember) => StateTime | null;
  readonly formatElapsed: (since: EpochMs) => string;
  readonly showChats: (agentName: string) => void;
}

export const createAgentRowActions = (host: AgentRowActionsHost): AgentRowActions => ({
  pendingAction: ({ id }) => host.requests.pendingAction(id),
  disabledReason: (action, member) => host.requests.disabledReason(action, member),
  run: (action, member) => {
    const time = host.stateTime(member);
    const state = host.translations().supervisorMemberState(member.state);
    void host.requests.run(action, member, {
      name: host.names().nameOf({ id: member.id, username: member.name }),
      facts: time === null ? state : `${state}, ${host.formatElapsed(time.since)}`,
    });
  },
  showChats: ({ name }) => host.showChats(name),
});
