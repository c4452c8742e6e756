import { createDeskSession, registerTranslations } from 'agent-desk-elements';
import type {
  AgentId,
  BargeInRequestEvent,
  cleanLabel,
  Command,
  CommandOutcome,
  ConversationId,
  LanguagePack,
  SessionState,
  Translations,
} from 'agent-desk-elements';
import { startAgentManager } from 'agent-desk-elements/emulator';
import { DeskNotifications } from 'agent-desk-elements/service-worker/desk-notifications.js';
import { receivePushes } from 'agent-desk-elements/service-worker/receive-pushes.js';

export const session = createDeskSession({ url: 'https://cx.example.com/agent-manager' });
export const state: SessionState = session.state;
// @ts-expect-error There is no such option.
createDeskSession({ adress: '' });
// @ts-expect-error These are only types: the package does not export their values.
export const values = [cleanLabel, BargeInRequestEvent];

// Ids are plain strings, or come from the state; ids of different kinds are not interchangeable.
const conversationId: ConversationId = '65b7';
export const outcome: Promise<CommandOutcome> = session.dispatch({ type: 'leave', conversationId: 'from-our-records' });
export const command: Command = {
  type: 'send-message',
  conversationId,
  body: { type: 'text', text: 'Hello' },
  replyTo: null,
  whisper: false,
  channelSessionId: null,
};
declare const agentId: AgentId;
// @ts-expect-error The id of an agent is not the id of a conversation.
export const wrongId: ConversationId = agentId;
// @ts-expect-error A command needs its fields.
export const incomplete: Command = { type: 'send-message', conversationId };

// A part of the texts suffices.
registerTranslations({
  lang: 'nl',
  dir: 'ltr',
  translations: { cancel: 'Annuleren', newMessages: (n) => `${n} nieuw` },
});
export const pack: LanguagePack = { lang: 'nl', dir: 'ltr', translations: {} };
export const text: Translations['cancel'] = 'Annuleren';
// @ts-expect-error There is no such text.
registerTranslations({ lang: 'nl', dir: 'ltr', translations: { abort: 'Annuleren' } });
// @ts-expect-error This text is made by a function.
registerTranslations({ lang: 'nl', dir: 'ltr', translations: { newMessages: 'nieuw' } });

export const notifications = new DeskNotifications({ page: '/desk' });
receivePushes({ firebase: { apiKey: '', projectId: '', messagingSenderId: '', appId: '' }, page: '/desk' });

export async function withEmulator(): Promise<void> {
  const emulator = await startAgentManager({ port: 0, quiet: true });
  session.configure({ url: emulator.url });
  await emulator.stop();
  // @ts-expect-error The port is a number.
  await startAgentManager({ port: '4600' });
}
