import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, CommandOf, ConversationId, Message, MessageId } from '../../../../../src/domain/index.js';
import { sendDraft } from '../../../../../src/elements/chat-thread/composer/send-draft.js';
import { createSendMessageCommand } from '../../../../../src/elements/chat-thread/composer/send-message-command.js';
import {
  retryMessage,
  sendText,
  type MessageContext,
} from '../../../../../src/elements/chat-thread/message/message-actions.js';
import type { DeskSession } from '../../../../../src/session/session.js';

const conversationId = 'c1' as ConversationId;
const body = { type: 'text', text: 'Hello' } as const;
const plainCommand: CommandOf<'send-message'> = {
  type: 'send-message',
  conversationId,
  body,
  replyTo: null,
  whisper: false,
  channelSessionId: null,
};

/** A context whose session records the dispatched commands. */
function createContext(): { context: MessageContext; commands: Command[] } {
  const commands: Command[] = [];
  const session = {
    setDraft: () => undefined,
    dispatch: (command: Command) => {
      commands.push(command);
      return Promise.resolve({ status: 'confirmed' });
    },
  } as unknown as DeskSession;
  return { context: { element: new EventTarget() as HTMLElement, session, conversationId }, commands };
}

test('a message goes to the customer over the selected channel by default', () => {
  assert.deepEqual(createSendMessageCommand(conversationId, body), plainCommand);
});

test('a message can be a reply and a whisper', () => {
  const replyTo = 'm1' as MessageId;
  assert.deepEqual(createSendMessageCommand(conversationId, body, { replyTo, whisper: true }), {
    ...plainCommand,
    replyTo,
    whisper: true,
  });
});

test('the composer, a suggestion and a retry dispatch the same command for the same message', () => {
  const { context, commands } = createContext();
  const draft = { text: body.text, replyTo: null, whisper: false };
  const options = { channelSessionId: null, keepWhisper: false };
  sendDraft(context.session, conversationId, draft, options, () => assert.fail('it was sent'));
  sendText(context, body.text);
  retryMessage(context, { messageId: 'm2', pendingCommand: null, body, replyTo: null, whisper: false } as Message);
  assert.deepEqual(commands, [plainCommand, plainCommand, plainCommand]);
});
