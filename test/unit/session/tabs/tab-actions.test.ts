import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationId } from '../../../../src/domain/index.js';
import { createTabActions } from '../../../../src/session/tabs/tab-actions.js';
import type { TabSnapshot } from '../../../../src/session/tabs/tab-messages.js';
import { createSessionParts } from '../../../support/builders/session-parts.js';
import { conversation, stateWith } from '../../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;

test('a draft of this tab stays one that it keeps when a snapshot has it, too, until another tab changes it', () => {
  const { environment } = createSessionParts(stateWith(conversation('talk')), () => []);
  const actions = createTabActions(environment, () => undefined);
  const draft = (text: string, at: number) =>
    ({ type: 'draft', conversationId, at, value: { text, replyTo: null, whisper: false } }) as const;
  const own = actions.note(draft('begun here', 5));
  actions.applySnapshot({ actions: [own], unread: [] } as unknown as TabSnapshot);
  assert.equal(actions.isFromElsewhere('draft', conversationId), false);
  actions.apply(draft('changed there', 6));
  assert.equal(actions.isFromElsewhere('draft', conversationId), true);
  assert.equal(environment.store.state.local.drafts.get(conversationId)?.text, 'changed there');
});

test('what was dismissed is in a snapshot until it is listed again', () => {
  const { environment } = createSessionParts(stateWith(), () => []);
  const { store } = environment;
  const actions = createTabActions(environment, () => undefined);
  const error = { event: 'x', message: 'It failed.', conversationId: null };
  const list = (): void =>
    store.update((state) => ({
      ...state,
      local: {
        ...state.local,
        serverErrors: [error],
        endedConversations: [{ conversation: conversation('talk'), reason: 'left', detail: '', at: 1 }],
      },
    }));
  const dismissedIn = ({ dismissed, dismissedErrors }: ReturnType<typeof actions.createSnapshot>) => [
    dismissed?.map(({ id }) => id),
    dismissedErrors,
  ];
  list();
  actions.apply({ type: 'dismiss', conversationId });
  actions.apply({ type: 'dismiss-errors' });
  assert.deepEqual(dismissedIn(actions.createSnapshot()), [['talk'], [error]]);
  list();
  assert.deepEqual(dismissedIn(actions.createSnapshot()), [[], []]);
  actions.note({ type: 'dismiss-all' });
  actions.note({ type: 'dismiss-errors' });
  store.update((state) => ({ ...state, local: { ...state.local, serverErrors: [], endedConversations: [] } }));
  assert.deepEqual(dismissedIn(actions.createSnapshot()), [['talk'], [error]]);
  actions.forgetDismissed();
  assert.deepEqual(dismissedIn(actions.createSnapshot()), [[], []], 'another agent may be signed in');
});
