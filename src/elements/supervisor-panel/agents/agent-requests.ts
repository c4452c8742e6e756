import type { AgentId, TeamMember } from '../../../domain/index.js';
import { ask } from '../../internal/ask/ask.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { PanelRequestsHost } from '../panel-requests-host.js';
import { AgentStateRequestEvent } from '../supervisor-panel.events.js';

export type AgentAction = 'ready' | 'logged-out';

/** While the server has not answered, its report is read at this interval (ms): nothing else says what became of it. */
const readingMs = 2000;

/** What a supervisor does about an agent of an own team: sets them ready, or logs them out. Each is confirmed first. */
export class AgentRequests {
  readonly #host: PanelRequestsHost;

  constructor(host: PanelRequestsHost) {
    this.#host = host;
  }

  /** What is asked for an agent and not in the report yet. */
  pendingAction(id: AgentId): AgentAction | undefined {
    const pending = this.#host.session()?.state.pending ?? [];
    for (const { command } of pending)
      if (command.type === 'set-agent-state' && command.agentId === id) return command.state;
    return undefined;
  }

  /** Why an action is not possible; null when it is. */
  disabledReason(action: AgentAction, member: TeamMember): string | null {
    const translations = this.#host.translations();
    const session = this.#host.session();
    if (session === undefined || session.state.connection.status !== 'online') return translations.outcomeOffline;
    if (member.id === '') return translations.supervisorNoAgentId;
    if (member.id === session.state.agent?.id) return translations.supervisorOwnState;
    if (this.pendingAction(member.id) !== undefined) return translations.outcomeAlreadyPending;
    if (member.state === 'logged-out') return translations.supervisorAgentSignedOut;
    return action === 'ready' && member.state === 'ready' ? translations.supervisorAgentIsReady : null;
  }

  /** `name` and `facts`: the agent, and their state, in words. */
  async run(action: AgentAction, member: TeamMember, { name, facts }: { name: string; facts: string }): Promise<void> {
    const { element, messages, send, describeOutcome, session, translations, refresh } = this.#host;
    messages.clear();
    const texts = translations();
    const agent = isolateBidi(name);
    const isReady = action === 'ready';
    const answer = await ask(element, {
      title: texts.supervisorAskAgent(action, agent),
      lines: [facts, isReady ? texts.supervisorAskReadyHint : texts.supervisorAskLogoutHint(member.activeChats)],
      ...(!isReady && {
        reasons: (session()?.state.reasons ?? []).filter(({ kind }) => kind === 'logout'),
        reasonLabel: texts.supervisorReason,
      }),
      confirmLabel: texts.supervisorAgentAction(action),
      tone: isReady ? 'primary' : 'danger',
      cancelLabel: texts.cancel,
    });
    if (answer === null) return;
    const detail = { agentId: member.id, state: action, reason: answer.reason };
    const timer = setInterval(refresh, readingMs);
    const outcome = await send(new AgentStateRequestEvent(detail), { type: 'set-agent-state', ...detail });
    clearInterval(timer);
    if (outcome === null) return;
    const reason = describeOutcome(outcome);
    if (reason === null) messages.succeed(translations().supervisorAgentDone(action, agent));
    else messages.fail(translations().supervisorAgentFailed(action, agent, reason));
    refresh();
  }
}
