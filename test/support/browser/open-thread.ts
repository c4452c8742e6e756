/** A page with one `<chat-thread>`, open on a chat. */
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { openChat, type CustomerChat } from './customer-chat.js';
import { mountSession, until, type Emulator, type MountedSession } from './mount-session.js';
import { ChatThreadHarness } from '../harness/chat-thread-harness.js';
import { ComposerHarness } from '../harness/composer-harness.js';

export interface OpenThread {
  readonly mounted: MountedSession;
  readonly element: ChatThread;
  readonly thread: ChatThreadHarness;
  readonly composer: ComposerHarness;
  readonly chat: CustomerChat;
}

/** Signs mara in and opens a chat. With `text: null` the customer has not written yet. */
export async function openThread(
  emulator: Emulator,
  options: { customer?: string; text?: string | null; height?: string; attributes?: string } = {},
): Promise<OpenThread> {
  const { customer = 'Ana', text = 'Hello', height = '480px', attributes = '' } = options;
  const mounted = await mountSession(emulator, { markup: `<chat-thread ${attributes}></chat-thread>` });
  const element = mounted.find<ChatThread>('chat-thread');
  element.style.setProperty('--chat-thread-height', height);
  const thread = new ChatThreadHarness(element);
  const chat = await openChat(emulator, mounted, customer, text === null ? {} : { text });
  if (text === null) await until(() => thread.title === customer, 'the conversation is open');
  else await thread.waitForMessage(text);
  return { mounted, element, thread, composer: new ComposerHarness(element), chat };
}
