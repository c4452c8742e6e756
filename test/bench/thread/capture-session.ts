import { io } from 'socket.io-client';
import type { startAgentManager } from '../../../demo/agent-manager/server.js';
import { postJson } from '../post-json.js';
import type { CapturedSession } from './bench-transport.js';
import type { CimEvent } from './contender.js';

/** Signs in on a real socket, accepts conversations, and captures the events for replay in each page. */
export async function capture(
  manager: Awaited<ReturnType<typeof startAgentManager>>,
  username: string,
  lengths: readonly number[],
): Promise<CapturedSession & { sample: CimEvent }> {
  await postJson(`${manager.control}/agents`, { username, mrds: [{ name: 'CHAT', max: 1000 }] }).catch(() => undefined);
  const login = await postJson<{ data: { keycloak_User: { id: string } } }>(`${manager.url}/agent/login`, {
    username,
    password: 'demo',
  });
  const user = login.data.keycloak_User;
  const { origin, pathname } = new URL(manager.url);
  const socket = io(origin, {
    path: `${pathname}/socket.io`,
    auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: null, mobileFcmKey: null } },
    query: { username },
    forceNew: true,
  });
  const topics: CapturedSession['topics'][number][] = [];
  const [presence] = (await new Promise<unknown[]>((resolve) => {
    socket.once('agentPresence', (...args) => resolve(args));
  })) as [unknown];
  socket.on('taskRequest', ({ conversationId, taskId, roomInfo }: Record<string, unknown>) => {
    socket.emit('topicSubscription', { agentId: user.id, conversationId, taskId, roomInfo });
  });
  for (const history of lengths) {
    const received = new Promise<void>((resolve) => {
      socket.once('onTopicData', (topic: { conversationId: string }, acknowledge?: () => void) => {
        topics.push(topic);
        acknowledge?.();
        resolve();
      });
    });
    await postJson(`${manager.control}/chats`, {
      customer: { firstName: 'Ana' },
      text: 'Hello?',
      history,
      started: username,
    });
    await received;
  }
  const customerMessage = new Promise<CimEvent>((resolve) => {
    socket.on('onCimEvent', ({ cimEvent }: { cimEvent: string }) => {
      const event = JSON.parse(cimEvent) as CimEvent & { name: string };
      if (event.name === 'CUSTOMER_MESSAGE') resolve(event);
    });
  });
  await postJson(`${manager.control}/chats/${topics[0]?.conversationId ?? ''}/messages`, { text: 'Sample' });
  const sample = await customerMessage;
  socket.disconnect();
  return { user, presence, topics, sample };
}
