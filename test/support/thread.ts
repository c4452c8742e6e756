/** A desk with nothing on it but one thread, in which a customer has begun to talk. */
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { openChat, type Chat } from './chat.js';
import { mountDesk, until, type Emulator, type MountedDesk } from './desk.js';
import { ChatThreadHarness } from './harness/chat-thread.js';
import { ComposerHarness } from './harness/composer.js';

export interface OpenThread {
  readonly desk: MountedDesk;
  readonly element: ChatThread;
  readonly thread: ChatThreadHarness;
  readonly composer: ComposerHarness;
  readonly chat: Chat;
}

/** Mara's desk, open on the chat. Without a `text` the customer has said nothing yet. */
export async function openThread(
  emulator: Emulator,
  options: { customer?: string; text?: string | null; height?: string; attributes?: string } = {},
): Promise<OpenThread> {
  const { customer = 'Ana', text = 'Hello', height = '480px', attributes = '' } = options;
  const desk = await mountDesk(emulator, { markup: `<chat-thread ${attributes}></chat-thread>` });
  const element = desk.find<ChatThread>('chat-thread');
  element.style.setProperty('--chat-thread-height', height);
  const thread = new ChatThreadHarness(element);
  const chat = await openChat(emulator, desk, customer, text === null ? {} : { text });
  if (text === null) await until(() => thread.title === customer, 'the conversation is open');
  else await thread.shows(text);
  return { desk, element, thread, composer: new ComposerHarness(element), chat };
}
