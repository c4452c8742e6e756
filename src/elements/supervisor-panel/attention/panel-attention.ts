import type { EpochMs, ReportTableName, Team, TeamChat, TeamMember } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import type { DeskSession } from '../../../session/session.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import {
  countAttention,
  findAttentionItems,
  type AttentionItem,
  type AttentionLimits,
} from '../../internal/reports/attention-items.js';
import type { TeamsReport } from '../../internal/reports/merge-reports.js';
import type { StateTime } from '../../internal/reports/seen-states.js';
import type { AgentRowActions } from '../agents/agent-row-actions.js';
import type { ChatRequests } from '../chats/chat-requests.js';
import { formatChatAgents } from '../report-columns.js';
import { AttentionAlerts } from './attention-alerts.js';
import type { AttentionAction, AttentionTexts, AttentionView } from './attention-strip.js';
import { describeItem } from './attention-texts.js';

/** The panel as this part of it sees it. */
export interface PanelAttentionHost {
  readonly session: () => DeskSession | undefined;
  readonly translations: () => Translations;
  readonly localize: LocalizeController;
  readonly names: () => AgentNames;
  readonly limits: () => AttentionLimits;
  readonly elapsed: (since: EpochMs) => number;
  readonly stateTime: (member: TeamMember) => StateTime | null;
  readonly unansweredSince: (chat: TeamChat) => EpochMs | null;
  readonly isOnline: () => boolean;
  readonly requests: ChatRequests;
  readonly agentActions: () => AgentRowActions;
  /** Shows only the customers who wait in this queue, and who could take them. */
  readonly showQueue: (name: string) => void;
  /** Moves the focus to a row of a table. */
  readonly showRow: (table: ReportTableName, key: string) => void;
}

/** In which table an item stands. */
const tableOf: Readonly<Record<AttentionItem['kind'], ReportTableName>> = {
  hand: 'chats',
  unanswered: 'chats',
  'long-chat': 'chats',
  waiting: 'queued',
  'not-ready': 'members',
};

/** What needs the supervisor's attention: finds it, says it, and offers what can be done. */
export class PanelAttention {
  readonly #host: PanelAttentionHost;
  readonly #alerts = new AttentionAlerts();
  #items: readonly AttentionItem[] = [];
  /** The last report whose new items were announced. */
  #announcedReport: TeamsReport | null = null;

  constructor(host: PanelAttentionHost) {
    this.#host = host;
  }

  /** Text of the live region. */
  get announcement(): string {
    return this.#alerts.text;
  }

  get view(): AttentionView {
    return {
      items: this.#items,
      counts: countAttention(this.#items),
      formatNumber: (n: number) => this.#host.localize.number(n),
      translations: this.#host.translations(),
      describe: this.#describe,
    };
  }

  /** Finds what needs attention now. What is new is announced once for each report. */
  update(report: TeamsReport, teams: readonly Team[]): void {
    const { elapsed, stateTime, unansweredSince } = this.#host;
    const limits = this.#host.limits();
    const raisedHands = this.#host.session()?.state.local.raisedHands ?? [];
    const hands = new Map(raisedHands.map(({ conversationId, since }) => [conversationId, since]));
    this.#items = findAttentionItems({
      rows: report,
      limits,
      elapsed,
      stateSince: (member) => stateTime(member)?.since ?? null,
      unansweredSince,
      handRaisedAt: ({ conversationId }) => hands.get(conversationId) ?? null,
    });
    const session = this.#host.session();
    if (report === this.#announcedReport || session === undefined) return;
    this.#announcedReport = report;
    this.#alerts.update(this.#items, JSON.stringify([teams.map(({ id }) => id), limits]), {
      session,
      localize: this.#host.localize,
      translations: this.#host.translations(),
      describe: this.#describe,
      onOpen: ({ kind, row }) => this.#host.showRow(tableOf[kind], row.key),
    });
  }

  readonly #describe = (item: AttentionItem): AttentionTexts => {
    const { localize, elapsed, stateTime } = this.#host;
    const translations = this.#host.translations();
    const names = this.#host.names();
    return describeItem(item, {
      translations,
      names,
      limits: this.#host.limits(),
      formatElapsed: (since) => localize.duration(elapsed(since)),
      formatDuration: (ms) => localize.duration(ms),
      stateTime,
      formatAgents: (chat) => formatChatAgents(chat, { names, translations, formatList: localize.list }),
      actionFor: this.#actionFor,
    });
  };

  readonly #actionFor = (item: AttentionItem, title: string): AttentionAction => {
    const translations = this.#host.translations();
    const name = isolateBidi(title);
    const { kind, row } = item;
    if (kind === 'waiting') {
      return {
        label: translations.supervisorShowQueue,
        name: translations.supervisorShowQueueOf(isolateBidi(row.queue.name)),
        disabledReason: null,
        run: () => {
          this.#host.showQueue(row.queue.name);
          this.#host.showRow('queued', row.key);
        },
      };
    }
    if (kind === 'not-ready') {
      const { disabledReason, pendingAction, run } = this.#host.agentActions();
      // Without an id, or for oneself, the row is all there is to show.
      if (disabledReason('ready', row) !== null && pendingAction(row) === undefined) {
        return {
          label: translations.supervisorShow,
          name: translations.supervisorShowAgent(name),
          disabledReason: null,
          run: () => this.#host.showRow('members', row.key),
        };
      }
      return {
        label: translations.supervisorAskAction('ready'),
        name: `${translations.supervisorAskAction('ready')} ${name}`,
        disabledReason: disabledReason('ready', row),
        run: () => run('ready', row),
      };
    }
    return (kind === 'hand' && this.#joinAction(row, name)) || this.#chatAction(row, name);
  };

  /** Advises the agents who ask for it, as the alert of a raised hand does. Null where the server or the role has no such step. */
  #joinAction(chat: TeamChat, name: string): AttentionAction | null {
    const { requests, isOnline } = this.#host;
    const session = this.#host.session();
    const role = session?.state.conversations.byId.get(chat.conversationId)?.role;
    const canAdvise = session !== undefined && hasFeature(session.options, 'whisper-mode');
    if (!canAdvise || (role !== undefined && role !== 'monitor')) return null;
    const translations = this.#host.translations();
    const isPending = requests.pendingAction(chat.conversationId) !== undefined;
    const reason = role === undefined ? requests.disabledReason('monitor', chat) : null;
    return {
      label: isPending ? translations.raisedHandJoining : translations.raisedHandJoin,
      name: translations.raisedHandJoinOf(name),
      disabledReason: isOnline() ? reason : translations.outcomeOffline,
      run: () => {
        if (!isPending) void requests.join(chat);
      },
    };
  }

  /** Opens the chat, or monitors it. */
  #chatAction(chat: TeamChat, name: string): AttentionAction {
    const { requests, session, isOnline } = this.#host;
    const translations = this.#host.translations();
    const action = session()?.state.conversations.byId.has(chat.conversationId) === true ? 'open' : 'monitor';
    const isPending = requests.pendingAction(chat.conversationId) === action;
    const offlineReason = isOnline() ? requests.disabledReason(action, chat) : translations.outcomeOffline;
    return {
      label: isPending ? translations.supervisorActionPending(action) : translations.supervisorActionName(action),
      name: translations.supervisorActionLabel(action, name),
      disabledReason: action === 'open' ? null : offlineReason,
      run: () => requests.run(action, chat),
    };
  }
}
