import type { ConversationId, EntryId, ServerError } from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import * as local from '../../store/reduce-local.js';
import type { Draft, EndedConversation, LocalState } from '../../store/state.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { TabAction, TabSnapshot } from './tab-messages.js';

type TimedAction = Extract<TabAction, { readonly at: number }>;

interface Change {
  readonly at: number;
  readonly value: string;
}

/** What agents do on a page alone, in all their tabs. */
export interface TabActions {
  /** It was done here. Returns it as the last one, although the clock may have been set back. */
  note(action: TabAction): TabAction;
  /** It was done in another tab. */
  apply(action: TabAction): void;
  /** Another tab has changed it last. */
  isFromElsewhere(type: 'draft' | 'wrap-up', id: ConversationId): boolean;
  /** Ended conversations were dismissed here while this tab was alone. */
  noteDismissed(ids: Iterable<ConversationId>): void;
  /** Another agent may sign in next. */
  forgetDismissed(): void;
  createSnapshot(): Pick<TabSnapshot, 'actions' | 'unread' | 'dismissed' | 'dismissedErrors' | 'notes'>;
  applySnapshot(snapshot: TabSnapshot): void;
}

/** Of what was dismissed, the last ones are kept for tabs that were put aside meanwhile. */
const maxDismissed = 100;
const maxDismissedErrors = 20;

/** `onDismiss`: ended conversations were dismissed in another tab; null for all. */
export function createTabActions(
  { store, time }: SessionEnvironment,
  onDismiss: (id: ConversationId | null) => void,
): TabActions {
  /** When what is written in a conversation was last changed, in any tab; and to what, which decides at the same time. */
  const changes = new Map<string, Change>();
  const fromElsewhere = new Set<string>();
  const keyOf = (action: TimedAction): string =>
    `${action.type} ${action.type === 'setting' ? action.name : action.conversationId}`;
  const valueOf = ({ value }: TimedAction): string => toJsonText(value ?? null);
  const isLast = (action: TabAction): boolean => {
    if (!('at' in action)) return true;
    const key = keyOf(action);
    const change = { at: action.at, value: valueOf(action) };
    const last = changes.get(key);
    if (last !== undefined && (change.at < last.at || (change.at === last.at && change.value <= last.value)))
      return false;
    changes.set(key, change);
    return true;
  };
  const mark = (action: TabAction, isElsewhere: boolean): void => {
    if (action.type !== 'draft' && action.type !== 'wrap-up') return;
    const key = `${action.type} ${action.conversationId}`;
    if (isElsewhere) fromElsewhere.add(key);
    else fromElsewhere.delete(key);
  };
  /** When ended conversations were dismissed, and errors that were. */
  const dismissed = new Map<ConversationId, number>();
  let dismissedErrors: readonly ServerError[] = [];
  const keepDismissed = (id: ConversationId, at = time.now()): void => {
    dismissed.delete(id);
    dismissed.set(id, at);
    for (const oldest of [...dismissed.keys()].slice(0, -maxDismissed)) dismissed.delete(oldest);
  };
  const keepDismissedErrors = (errors: readonly ServerError[]): void => {
    const others = dismissedErrors.filter((error) => !errors.some((other) => local.isSameError(error, other)));
    dismissedErrors = [...others, ...errors].slice(-maxDismissedErrors);
  };
  /** Call it before the action changes the state. */
  const observeDismissal = (action: TabAction): void => {
    const { endedConversations, serverErrors } = store.state.local;
    if (action.type === 'dismiss') keepDismissed(action.conversationId);
    if (action.type === 'dismiss-all')
      for (const { conversation } of endedConversations) keepDismissed(conversation.id);
    if (action.type === 'dismiss-errors') keepDismissedErrors(serverErrors);
  };
  /** What the agent has written since, or what was not sent, is not dropped. */
  const isDismissed = ({ conversation: { id }, unsent = [] }: EndedConversation, at: number): boolean => {
    const { drafts, wrapUpDrafts } = store.state.local;
    const isOlder = (type: 'draft' | 'wrap-up'): boolean => (changes.get(`${type} ${id}`)?.at ?? Infinity) < at;
    return (
      unsent.length === 0 &&
      (!local.hasContent(drafts.get(id)) || isOlder('draft')) &&
      (!wrapUpDrafts.has(id) || isOlder('wrap-up'))
    );
  };
  const applyDismissed = ({ dismissed: ended = [], dismissedErrors: errors = [] }: TabSnapshot): void => {
    for (const { id, at } of ended) {
      const conversationId = id as ConversationId;
      const found = store.state.local.endedConversations.find(({ conversation }) => conversation.id === id);
      if (found === undefined || isDismissed(found, at)) apply({ type: 'dismiss', conversationId });
      keepDismissed(conversationId, at);
    }
    keepDismissedErrors(errors);
    store.update((state) =>
      local.updateLocal(state, (before) =>
        local.dismissServerErrors(
          before.serverErrors.filter((error) => errors.some((other) => local.isSameError(error, other))),
        )(before),
      ),
    );
  };
  const apply = (action: TabAction): void => {
    if (!isLast(action)) return;
    mark(action, true);
    observeDismissal(action);
    if (action.type === 'dismiss') onDismiss(action.conversationId);
    if (action.type === 'dismiss-all') onDismiss(null);
    store.update((state) => local.updateLocal(state, toUpdate(action)));
  };
  return {
    note: (action) => {
      mark(action, false);
      observeDismissal(action);
      if (!('at' in action)) return action;
      const at = Math.max(action.at, (changes.get(keyOf(action))?.at ?? -Infinity) + 1);
      changes.set(keyOf(action), { at, value: valueOf(action) });
      return { ...action, at };
    },
    apply,
    isFromElsewhere: (type, id) => fromElsewhere.has(`${type} ${id}`),
    noteDismissed: (ids) => {
      for (const id of ids) keepDismissed(id);
    },
    forgetDismissed: () => {
      dismissed.clear();
      dismissedErrors = [];
    },
    createSnapshot: () => {
      const { unread, unreadFrom, endedConversations, serverErrors, handoverNotes } = store.state.local;
      const listed = new Set([
        ...store.state.conversations.ids,
        ...endedConversations.map((ended) => ended.conversation.id),
      ]);
      return {
        actions: [...listActions(store.state.local, (key) => changes.get(key)?.at ?? 0), ...listCleared(changes)],
        unread: [...unread].map(([id, count]) => ({ id, count, from: unreadFrom.get(id) ?? '' })),
        notes: [...handoverNotes].map(([id, note]) => ({ id, note })),
        // What is there again was not dismissed since.
        dismissed: [...dismissed].flatMap(([id, at]) => (listed.has(id) ? [] : [{ id, at }])),
        dismissedErrors: dismissedErrors.filter(
          (error) => !serverErrors.some((other) => local.isSameError(error, other)),
        ),
      };
    },
    applySnapshot: (snapshot) => {
      const { actions, unread, notes = [] } = snapshot;
      for (const action of actions) apply(action);
      applyDismissed(snapshot);
      store.update((state) =>
        local.updateLocal(state, (before) => ({
          ...before,
          handoverNotes: local.mergeHandoverNotes(
            before.handoverNotes,
            notes.map(({ id, note }) => [id as ConversationId, note]),
          ),
          unread: new Map(unread.map(({ id, count }) => [id as ConversationId, count])),
          unreadFrom: new Map(
            unread.filter(({ from }) => from !== '').map(({ id, from }) => [id as ConversationId, from as EntryId]),
          ),
        })),
      );
    },
  };
}

function toUpdate(action: TabAction): local.LocalUpdate {
  switch (action.type) {
    case 'read':
      return local.markRead(action.conversationId);
    case 'hide-offer':
      return local.hideOffer(action.conversationId);
    case 'dismiss':
      return (before) => local.removeEnded(before, ({ conversation }) => conversation.id === action.conversationId);
    case 'dismiss-all':
      return local.dismissEnded;
    case 'reply-channel':
      return local.setReplyChannel(action.conversationId, action.channelSessionId);
    case 'draft':
      return (before) =>
        local.setDraft(
          action.conversationId,
          mergeDraft(before.drafts.get(action.conversationId), action.value),
        )(before);
    case 'wrap-up':
      return local.setWrapUpDraft(action.conversationId, action.value);
    case 'handover-note':
      return (before) => {
        const closed = new Map([[action.conversationId, action.note]]);
        return { ...before, handoverNotes: local.mergeHandoverNotes(closed, before.handoverNotes) };
      };
    case 'setting':
      return local.setOwnSetting(action.name, action.value);
    case 'server-error':
      return local.addServerError(action.error);
    case 'renewed':
    case 'call':
      return (before) => before;
    case 'dismiss-errors':
      return (before) => local.dismissServerErrors(before.serverErrors)(before);
  }
}

/** Files stay in the tab that uploads them. */
function mergeDraft(known: Draft | undefined, draft: Draft | null): Draft | null {
  const { files = [], waiting = [] } = known ?? {};
  if (files.length === 0 && waiting.length === 0) return draft;
  return { ...(draft ?? { text: '', replyTo: null, whisper: false }), files, waiting };
}

/** What another tab sees of a draft. */
export const toTabDraft = (draft: Draft | null): Draft | null => {
  if (draft === null) return null;
  const { text, replyTo, replyToEntry, whisper } = draft;
  return { text, replyTo, whisper, ...(replyToEntry !== undefined && { replyToEntry }) };
};

/** What was cleared is there still in a tab that was put aside meanwhile. */
const listCleared = (changes: ReadonlyMap<string, Change>): TabAction[] =>
  [...changes].flatMap(([key, { at, value }]) => {
    const [type, id] = [key.split(' ', 1)[0], key.slice(key.indexOf(' ') + 1)];
    const isCleared = value === 'null' && (type === 'draft' || type === 'wrap-up');
    return isCleared ? { type, conversationId: id as ConversationId, at, value: null } : [];
  });

function listActions(
  { drafts, wrapUpDrafts, replyChannel, hiddenOffers }: LocalState,
  changedAt: (key: string) => number,
): readonly TabAction[] {
  return [
    ...[...drafts].map(([conversationId, draft]): TabAction => {
      const at = changedAt(`draft ${conversationId}`);
      return { type: 'draft', conversationId, at, value: toTabDraft(draft) };
    }),
    ...[...wrapUpDrafts].map(([conversationId, value]): TabAction => {
      const at = changedAt(`wrap-up ${conversationId}`);
      return { type: 'wrap-up', conversationId, at, value };
    }),
    ...[...replyChannel].map(([conversationId, channelSessionId]): TabAction => {
      return { type: 'reply-channel', conversationId, channelSessionId };
    }),
    ...[...hiddenOffers].map((conversationId): TabAction => ({ type: 'hide-offer', conversationId })),
  ];
}
