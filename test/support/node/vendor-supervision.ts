/** What the vendor's desk offers supervisors: the reports, monitoring, and the states of their agents. */
import type { VendorChat } from './vendor-chat.js';
import type { VendorConnection } from './vendor-connection.js';
import {
  channelName,
  isObject,
  readObject,
  readObjects,
  readPath,
  readString,
  voiceChannels,
  type Json,
} from './vendor-payloads.js';

/** A row of the active chats, as the desk displays it. */
export interface DisplayedChat {
  readonly conversationId: string;
  readonly queue: string;
  readonly customer: string;
  readonly channels: readonly string[];
  readonly agents: readonly string[];
  /** Whether this supervisor takes part; then there is no button. */
  readonly joined: boolean;
  /** Sent back to monitor the chat. */
  readonly channelSession: Json;
}

export interface DisplayedAgent {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly chats: number;
}

export class VendorSupervision {
  readonly #desk: VendorConnection;
  readonly #url: string;

  constructor(desk: VendorConnection, url: string) {
    this.#desk = desk;
    this.#url = url;
  }

  get #teamId(): string {
    return readString(readObjects(this.#desk.user, 'supervisedTeams')[0], 'teamId');
  }

  /** The active chats of the first team. */
  async activeChats(): Promise<readonly DisplayedChat[]> {
    const report = await this.#fetchReport('queue-active-chats', { teamId: this.#teamId, queues: [] });
    const readRow = this.#desk.release === '4.4' ? readOlderRow : readNewerRow;
    return readObjects({ report }, 'report').flatMap((queue) =>
      readObjects(queue, 'chats').map((row) => {
        if (typeof readPath(row, 'activeSince') !== 'number')
          this.#desk.warnings.push('activeSince is not a number of seconds');
        return { queue: readString(queue, 'queueName'), ...readRow(row, this.#desk) };
      }),
    );
  }

  /** The agents of the first team. A report of the other generation shows none. */
  async agents(): Promise<readonly DisplayedAgent[]> {
    const report = await this.#fetchReport('agent-activity', { teams: [this.#teamId] });
    const rows = this.#desk.release === '4.4' ? report : isObject(report) && report['agents'];
    return (Array.isArray(rows) ? readObjects({ rows }, 'rows') : []).map((row) => {
      for (const domain of readObjects(row, 'mrds')) for (const key of ['id', 'name', 'state']) readString(domain, key);
      return {
        id: readString(row, 'id'),
        name: readString(row, 'name'),
        state: readString(row, 'state'),
        chats: Number(readPath(row, 'activeChatsCount')),
      };
    });
  }

  /** Sends the row's channel session back unchanged. */
  async monitor({ channels, channelSession }: DisplayedChat): Promise<VendorChat> {
    if (channels.some((channel) => voiceChannels.has(channel))) throw new Error('calls are monitored by telephony');
    const conversationId = readString(channelSession, 'conversationId');
    const topicParticipant = this.#desk.participant(conversationId, 'SILENT_MONITOR');
    this.#desk.emit('JoinAsSilentMonitor', { topicParticipant, agentId: this.#desk.id, channelSession });
    await this.#desk.until(() => this.#desk.chats.has(conversationId), 'the conversation');
    return this.#desk.chat(conversationId);
  }

  async switchToWhisper(conversationId: string): Promise<void> {
    this.#joinAs(this.#desk.release === '4.4' ? 'moveToWhisperMode' : 'joinAsWhisper', conversationId);
    await this.#untilRole(conversationId, 'ASSISTANT');
  }

  async bargeIn(conversationId: string): Promise<void> {
    this.#joinAs('JoinAsBargin', conversationId);
    await this.#untilRole(conversationId, 'PRIMARY');
  }

  /** Changes the state of an agent. Nothing answers; the next report shows the outcome. */
  setAgentState(agentId: string, name: 'READY' | 'LOGOUT', reasonCode: Json | null = null): void {
    this.#desk.emit('changeAgentState', { agentId, action: 'agentState', state: { name, reasonCode } });
  }

  #joinAs(event: string, conversationId: string): void {
    const chat = this.#desk.chat(conversationId);
    // The agent's id, not the id of the participant record.
    const participantId = readString(chat.topicParticipant, 'participant.id');
    this.#desk.emit(event, { participantId, conversationId, ...this.#desk.roomFields(chat) });
  }

  async #untilRole(conversationId: string, role: string): Promise<void> {
    const hasRole = () => readString(this.#desk.chat(conversationId).topicParticipant, 'role') === role;
    await this.#desk.until(hasRole, 'the role');
  }

  /** Fetched without headers. */
  async #fetchReport(name: string, body: Json): Promise<unknown> {
    const reports = this.#url.replace(/\/[^/]*$/, '/realtime-reports');
    const response = await fetch(`${reports}/${name}/detail`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}

type DisplayedRow = Omit<DisplayedChat, 'queue'>;

/** One agent and one session. */
function readOlderRow(row: Json, desk: VendorConnection): DisplayedRow {
  const channelSession = readObject(row, 'channelSession');
  const conversationId = readString(channelSession, 'conversationId');
  return {
    conversationId,
    customer: readString(row, 'customerName'),
    channels: [readString(row, 'channelType')],
    agents: [readString(row, 'agentName')],
    joined: desk.chats.has(conversationId),
    channelSession,
  };
}

/** Channels and agents come from lists alone. */
function readNewerRow(row: Json, desk: VendorConnection): DisplayedRow {
  const sessions = readObjects(row, 'activeChannelSessions');
  const channelSession = readObject({ first: sessions[0] }, 'first');
  readString(row, 'direction');
  return {
    conversationId: readString(row, 'conversationId'),
    customer: readString(row, 'customerName'),
    channels: sessions.map(channelName),
    agents: readObjects(row, 'agentDetails').map((agent) => {
      readString(agent, 'agentUsername');
      return readString(agent, 'agentName');
    }),
    joined: readObjects(row, 'conversationParticipantDetails').some(
      (detail) => readString(detail, 'conversationParticipant.participant.id') === desk.id,
    ),
    channelSession,
  };
}
