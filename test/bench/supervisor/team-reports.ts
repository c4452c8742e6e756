/** Reports of a large team in the documented format, with small changes from one reading to the next. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

const fixture = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/wire/rest.supervisor.${name}.response.json`, import.meta.url), 'utf8'),
  ) as readonly Json[];

const chatTemplate = (fixture('queue-active-chats')[0]?.['chats'] as readonly Json[])[0] ?? {};
const queues = ['support', 'sales', 'billing', 'returns', 'vip'];
const firstNames = ['Ana', 'Bo', 'Chidi', 'Dana', 'Emil', 'Fatima', 'سارة', 'Björn', 'Grace', '田中'];
const lastNames = ['Reyes', 'Petrova', 'Okafor', 'Lindqvist', 'Zahra', 'Moreau', 'الحسن', 'Nakamura'];
const sampleLines = [
  'Hello, my booking shows the wrong date. Can you help?',
  'Thank you!',
  'I have sent the form twice now and got no answer.',
  'هل يوجد مكان لسيارة مساء الجمعة؟',
  'Let me look that up for you.',
];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const nameOf = (i: number): string => `${pick(firstNames, i)} ${pick(lastNames, i * 7 + Math.floor(i / 10))}`;

export interface TeamSize {
  readonly agents: number;
  readonly chats: number;
  readonly queued: number;
  readonly bots: number;
  /** How many teams share the agents, their chats and the customers who wait; each reports its own. Default 1. */
  readonly teams?: number;
  /** Include the fields that only the emulator sends. */
  readonly hasExtendedFields?: boolean;
}

function chatRow(i: number, elapsedSeconds: number, { agents, hasExtendedFields }: TeamSize): Json {
  const session = chatTemplate['channelSession'] as Json;
  return {
    ...chatTemplate,
    agentName: `Agent ${i % agents} ${pick(lastNames, i % agents)}`,
    agentUsername: `agent${i % agents}`,
    customerName: nameOf(i),
    channelType: pick(['WEB', 'WHATSAPP', 'SMS'], i),
    activeSince: 20 + ((i * 37) % 5400) + elapsedSeconds,
    ...(hasExtendedFields === true
      ? { lastMessage: pick(sampleLines, i), monitoredBy: i % 97 === 3 ? 'Noor Haddad' : null }
      : {}),
    channelSession: { ...session, id: `s${i}`, conversationId: `c${String(i).padStart(8, '0')}` },
  };
}

const groupByQueue = (count: number, isOfTeam: (i: number) => boolean, row: (i: number) => Json): Json[] =>
  queues.map((queueName, q) => ({
    queueId: `q${q}`,
    queueName,
    chats: Array.from({ length: count }, (_, i) => i)
      .filter((i) => i % queues.length === q && isOfTeam(i))
      .map(row),
  }));

/** The reports of a reading of one team. Per reading, ten chats have ended and ten are new. */
export function buildReports(
  team: TeamSize,
  reading: number,
  elapsedSeconds: number,
  teamIndex = 0,
): Readonly<Record<string, unknown>> {
  const isOfTeam = (i: number) => i % (team.teams ?? 1) === teamIndex;
  const activeChatCount = (i: number) => (i * 7) % 6;
  return {
    'queue-active-chats': groupByQueue(team.chats, isOfTeam, (i) => chatRow(i + reading * 10, elapsedSeconds, team)),
    'queued-chats': groupByQueue(team.queued, isOfTeam, (i) => ({
      customerName: nameOf(i + 3),
      channelType: pick(['WEB', 'WHATSAPP'], i),
      channelIdentity: `1555${i}`,
      waitingSince: 5 + ((i * 53) % 900) + elapsedSeconds,
      customerLabels: [],
    })),
    'bot-active-chats': [
      {
        botName: 'Anchor',
        botId: 'b1',
        chats: Array.from({ length: team.bots }, (_, i) => ({
          customerName: nameOf(i + 5),
          channelType: 'WEB',
          activeSince: 3 + ((i * 11) % 600) + elapsedSeconds,
        })),
      },
    ],
    'agent-activity': Array.from({ length: team.agents }, (_, i) => ({
      id: `a${i}`,
      name: `agent${i}`,
      state: pick(['READY', 'READY', 'READY', 'NOT_READY', 'LOGOUT'], i),
      ...(team.hasExtendedFields === true ? { stateSince: 30 + ((i * 41) % 7200) + elapsedSeconds } : {}),
      activeChatsCount: activeChatCount(i),
      mrds: [
        {
          id: 'm1',
          name: 'CHAT',
          state:
            i % 5 > 2 ? 'NOT_READY' : activeChatCount(i) === 5 ? 'BUSY' : activeChatCount(i) > 0 ? 'ACTIVE' : 'READY',
          ...(team.hasExtendedFields === true ? { activeTasks: activeChatCount(i), maxAgentTasks: 5 } : {}),
        },
        { id: 'm2', name: 'VOICE', state: 'NOT_READY' },
      ],
      agentQueues: queues.slice(0, 1 + (i % 3)),
    })).filter((_, i) => isOfTeam(i)),
  };
}

/**
 * Serves the reports like the reporting service. `prepareNextReading` builds the next responses in advance, so that building
 * them does not affect the measurement.
 */
export async function serveTeamReports(
  team: TeamSize,
): Promise<{ url: string; server: Server; prepareNextReading: () => void }> {
  const startedAt = Date.now();
  let reading = -1;
  const bodies = new Map<string, string>();
  /** Teams are numbered in the order in which they are asked for. */
  const teamIds: string[] = [];
  const prepareNextReading = () => {
    reading++;
    const elapsedSeconds = Math.floor((Date.now() - startedAt) / 1000);
    for (let index = 0; index < (team.teams ?? 1); index++)
      for (const [name, report] of Object.entries(buildReports(team, reading, elapsedSeconds, index)))
        bodies.set(`${index} ${name}`, JSON.stringify(report));
  };
  prepareNextReading();
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-2) ?? '';
    const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { ...headers, 'Access-Control-Max-Age': '600' }).end();
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      const { teams, teamId } = JSON.parse(body || '{}') as { teams?: string[]; teamId?: string };
      const id = teamId ?? teams?.[0];
      if (id !== undefined && !teamIds.includes(id)) teamIds.push(id);
      const index = id === undefined ? 0 : teamIds.indexOf(id) % (team.teams ?? 1);
      const report = bodies.get(`${index} ${name}`) ?? '[]';
      response.writeHead(200, { ...headers, 'Content-Type': 'application/json' }).end(report);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`, server, prepareNextReading };
}
