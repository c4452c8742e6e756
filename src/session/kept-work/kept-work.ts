import type { Conversation, ConversationId, HandoverNote, ServerEvent } from '../../domain/index.js';
import { selectReadableConversation } from '../../store/basic-selectors.js';
import { mergeHandoverNotes, type LocalUpdate } from '../../store/reduce-local.js';
import type { Draft, LocalState, SessionState } from '../../store/state.js';
import type { SessionEnvironment } from '../session-environment.js';
import { isSameOwner, type RecordOwner } from '../storage/desk-storage.js';
import type { RecordKind } from '../storage/record-kinds.js';
import { getTabPlatform } from '../tabs/tab-platform.js';
import { readKeptConversation, toKeptConversation } from './kept-conversation.js';
import { readConversationId, readKeptDraft, readKeptNote, readKeptWrapUp, toKeptDraft } from './kept-draft.js';
import { onPageHide } from './on-page-hide.js';

export interface KeptWorkDependencies {
  readonly environment: SessionEnvironment;
  /** The state of the server has been read over the present connection. */
  isResynced(): boolean;
  applyEvent(event: ServerEvent): void;
  changeLocal(change: LocalUpdate): void;
  /** A wrap-up that was begun is there again. */
  onWrapUp(): void;
}

/** A record as it should be on the device. */
interface Wanted {
  readonly kind: RecordKind;
  readonly id: string;
  /** Changes when the record has to be written again. */
  readonly version: unknown;
  readonly toValue: () => unknown;
}

type WantedRecords = Map<string, Wanted>;

/** A draft is empty now, or what waited in it for files does not any more. */
const isTaken = (before: LocalState, { drafts }: LocalState): boolean =>
  before.drafts !== drafts &&
  [...before.drafts].some(([id, draft]) => {
    const next = drafts.get(id);
    return (draft.text !== '' && !next?.text) || (draft.waiting ?? []).length > (next?.waiting ?? []).length;
  });

/** By the agent, in a conversation. */
const isWritten = (kind: RecordKind): kind is 'draft' | 'wrap-up' => kind === 'draft' || kind === 'wrap-up';

/**
 * Keeps what the agent has made on the device: drafts, wrap-ups, the active conversation, filters and settings. Loads it when the agent
 * signs in, and writes what has changed soon after, at the latest when the page is hidden.
 */
export class KeptWork {
  readonly #deps: KeptWorkDependencies;
  /** Whose work has been loaded, or is being loaded. */
  #owner: RecordOwner | null = null;
  #isLoaded = false;
  /** What is on the device, or on its way there. */
  #written: WantedRecords = new Map();
  /** What was on the device when the session was put aside. Another page may have gone on with it. */
  #left: { readonly owner: RecordOwner; readonly written: WantedRecords } | null = null;
  #timer: unknown;
  #isDirty = false;
  /** Undefined before the first connection. */
  #isOnline: boolean | undefined;
  /** The conversation that was in front, until it is again. */
  #active: ConversationId | null = null;
  #local: LocalState | undefined;

  constructor(deps: KeptWorkDependencies) {
    this.#deps = deps;
    const { store, records } = deps.environment;
    store.subscribe(() => this.#update());
    onPageHide(() => this.#flush());
    records.onClose(() => this.#flush());
    getTabPlatform(deps.environment)?.watchPage((event) => {
      if (event === 'back') this.#reload();
    });
    // What the storage has lost is written again.
    records.watch(() => {
      this.#written = new Map();
      this.#schedule();
    });
    this.#update();
  }

  #update(): void {
    const { records, store } = this.#deps.environment;
    const { owner } = records;
    const { state } = store;
    if (owner === null || !isWorking(state)) {
      // A session that was taken over has forgotten which conversation was active: it is loaded again.
      if (this.#isLoaded) {
        this.#flush();
        // While no session owns the records, another agent's sign-in may delete them: what is missing says nothing then.
        this.#left = owner && { owner, written: this.#written };
      }
      this.#stop();
      return;
    }
    if (this.#owner === null || !isSameOwner(this.#owner, owner)) this.#start(owner);
    else if (this.#isBack(state)) this.#reload();
    else if (this.#isLoaded) {
      this.#restoreActive(state);
      const before = this.#local;
      const isSet = before?.ownSettings !== state.local.ownSettings;
      // The message that is made of a draft is on its way to the device, too. After a setting may come a logout, which keeps it.
      if (before !== undefined && (isSet || isTaken(before, state.local))) this.#flush();
      else if (before !== state.local) this.#schedule();
    }
    this.#local = state.local;
  }

  #start(owner: RecordOwner): void {
    this.#stop();
    this.#owner = owner;
    void this.#load(owner);
  }

  /** Another page may have had the session meanwhile. */
  #reload(): void {
    const owner = this.#owner;
    if (!this.#isLoaded || owner === null) return;
    this.#flush();
    this.#left = { owner, written: this.#written };
    this.#start(owner);
  }

  /** The session has a connection of its own again. Tabs that share one exchange what is written. */
  #isBack({ connection: { status } }: SessionState): boolean {
    const wasOffline = this.#isOnline === false;
    const isOnline = status === 'online';
    if (isOnline || this.#isOnline !== undefined) this.#isOnline = isOnline;
    return wasOffline && isOnline && this.#deps.environment.options.tabs === 'single';
  }

  /** The conversation in front may come after another one, which has then taken its place. */
  #restoreActive(state: SessionState): void {
    const active = this.#active;
    if (active === null) return;
    if (state.local.isActiveChosen) this.#active = null;
    else if (state.conversations.byId.has(active)) {
      this.#active = null;
      this.#activate(active);
    } else if (this.#deps.isResynced()) {
      this.#active = null;
      const [first = null] = state.conversations.ids;
      if (state.local.activeConversation === active && selectReadableConversation(state, active) === undefined)
        this.#activate(first);
    }
  }

  #activate(activeConversation: ConversationId | null): void {
    this.#deps.changeLocal((local) =>
      local.activeConversation === activeConversation ? local : { ...local, activeConversation },
    );
  }

  #stop(): void {
    this.#deps.environment.time.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#owner = null;
    this.#isLoaded = false;
    this.#active = null;
    this.#written = new Map();
  }

  async #load(owner: RecordOwner): Promise<void> {
    const { records, store } = this.#deps.environment;
    const left =
      this.#left !== null && isSameOwner(this.#left.owner, owner) ? this.#left.written : new Map<string, Wanted>();
    this.#left = null;
    const [drafts, wrapUps, active, filters, settings, notes] = await Promise.all([
      records.list('draft'),
      records.list('wrap-up'),
      records.get('active-conversation', ''),
      records.list('filter'),
      records.list('setting'),
      records.list('handover-note'),
    ]);
    if (this.#owner !== owner) return;
    const conversations = new Map<ConversationId, Conversation>();
    const read = <T>(
      found: typeof drafts | typeof wrapUps,
      readValue: (value: unknown) => T | null,
    ): [ConversationId, T][] =>
      found.flatMap(({ id, value }) => {
        const conversationId = id as ConversationId;
        const { content, conversation } = (value ?? {}) as {
          readonly content?: unknown;
          readonly conversation?: unknown;
        };
        const result = readValue(content);
        if (result === null) return [];
        conversations.set(conversationId, readKeptConversation(conversationId, conversation));
        return [[conversationId, result]];
      });
    const keptDrafts = read(drafts, readKeptDraft);
    const keptNotes = new Map(
      notes.flatMap(({ id, value }): [ConversationId, HandoverNote][] => {
        const note = readKeptNote(value);
        return note === null ? [] : [[id as ConversationId, note]];
      }),
    );
    const keptWrapUps = read(wrapUps, readKeptWrapUp);
    // A device that cannot be read is no evidence.
    const isRead = store.state.storageProblem === null;
    /** What the agent has changed meanwhile is newer than the device; what they have left here is not. */
    const merge = <Id extends string, T>(
      kind: RecordKind,
      kept: readonly [Id, T][],
      here: ReadonlyMap<Id, T>,
      getVersion: (value: T) => unknown = (value) => value,
    ): ReadonlyMap<Id, T> => {
      // What is only on the device as it was left has been sent or removed meanwhile.
      const isGone = ([id, value]: readonly [Id, T]): boolean =>
        isWritten(kind) && !here.has(id) && left.get(`${kind} ${id}`)?.version === getVersion(value);
      const merged = new Map(kept.filter((entry) => !isGone(entry)));
      for (const [id, value] of here) {
        const version = getVersion(value);
        const found = merged.get(id);
        const isLeft = isRead && left.get(`${kind} ${id}`)?.version === version;
        if (!isLeft || (found !== undefined && getVersion(found) === version)) merged.set(id, value);
      }
      return merged;
    };
    store.batch(() => {
      store.update((state) => {
        const { local } = state;
        // What the agent has done meanwhile is newer.
        return {
          ...state,
          local: {
            ...local,
            drafts: merge('draft', keptDrafts, local.drafts, versionOfDraft),
            wrapUpDrafts: merge('wrap-up', keptWrapUps, local.wrapUpDrafts, JSON.stringify),
            handoverNotes: mergeHandoverNotes(keptNotes, local.handoverNotes),
            filters: merge('filter', toEntries(filters), local.filters),
            ownSettings: merge('setting', toEntries(settings), local.ownSettings),
            keptConversations: new Map([
              ...[...conversations].filter(([id]) => selectReadableConversation(state, id) === undefined),
              ...local.keptConversations,
            ]),
          },
        };
      });
      this.#isLoaded = true;
      const found = {
        drafts: new Map(keptDrafts),
        wrapUpDrafts: new Map(keptWrapUps),
        handoverNotes: keptNotes,
        activeConversation: readConversationId(active?.value),
        filters: new Map(toEntries(filters)),
        ownSettings: new Map(toEntries(settings)),
      };
      this.#active = found.activeConversation;
      this.#written = this.#getWanted({ ...store.state, local: { ...store.state.local, ...found } });
      this.#schedule();
      if (this.#deps.isResynced()) this.#closeEnded();
      const { activeConversation, isActiveChosen } = store.state.local;
      if (activeConversation === null && !isActiveChosen) this.#activate(this.#active);
      this.#restoreActive(store.state);
    });
    if (keptWrapUps.length > 0) this.#deps.onWrapUp();
  }

  /** The server had been asked before the work was there. */
  #closeEnded(): void {
    for (const conversationId of this.#deps.environment.store.state.local.keptConversations.keys())
      this.#deps.applyEvent({ type: 'conversation-closed', conversationId, reason: 'other', detail: '' });
  }

  /** Written at once, and then not more often than the timing says: what is typed is never far ahead of the device. */
  #schedule(): void {
    const { time, timing } = this.#deps.environment;
    this.#isDirty = true;
    if (this.#timer !== undefined) return;
    this.#flush();
    this.#timer = time.setTimeout(() => {
      this.#timer = undefined;
      if (this.#isDirty) this.#schedule();
    }, timing.keep);
  }

  #flush(): void {
    const { records, store } = this.#deps.environment;
    if (!this.#isLoaded || records.owner === null) return;
    this.#isDirty = false;
    const written = this.#written;
    const wanted = this.#getWanted(store.state);
    // After a take-over the state has only what the agent has written.
    if (!isWorking(store.state))
      for (const [key, record] of written) if (!isWritten(record.kind)) wanted.set(key, record);
    this.#written = wanted;
    const { tabs } = this.#deps.environment;
    const isKeptElsewhere = ({ kind, id }: Wanted): boolean =>
      isWritten(kind) && tabs?.isKeptElsewhere(kind, id as ConversationId) === true;
    for (const [key, record] of wanted) {
      const { kind, id, version, toValue } = record;
      if (written.get(key)?.version === version || isKeptElsewhere(record)) continue;
      void records.put(kind, id, toValue()).then((isKept) => {
        if (!isKept && this.#written === wanted)
          this.#written = new Map([...wanted].filter(([other]) => other !== key));
      });
    }
    for (const [key, record] of written)
      if (!wanted.has(key) && !isKeptElsewhere(record)) void records.delete(record.kind, record.id);
  }

  #getWanted(state: SessionState): WantedRecords {
    const { local } = state;
    const wanted: Wanted[] = [];
    const addContent = (kind: RecordKind, id: ConversationId, content: unknown, version: unknown): void => {
      const conversation = selectReadableConversation(state, id) ?? local.keptConversations.get(id);
      wanted.push({
        kind,
        id,
        version,
        toValue: () => ({ content, conversation: conversation && toKeptConversation(conversation) }),
      });
    };
    for (const [id, draft] of local.drafts) addContent('draft', id, toKeptDraft(draft), versionOfDraft(draft));
    for (const [id, draft] of local.wrapUpDrafts) addContent('wrap-up', id, draft, JSON.stringify(draft));
    const add = (kind: RecordKind, values: ReadonlyMap<string, unknown>): void => {
      for (const [id, value] of values) wanted.push({ kind, id, version: value, toValue: () => value });
    };
    const { conversations } = state;
    const isOpen = ([id]: readonly [ConversationId, unknown]) => conversations.byId.has(id) || !this.#deps.isResynced();
    for (const [id, note] of [...local.handoverNotes].filter(isOpen))
      wanted.push({ kind: 'handover-note', id, version: JSON.stringify(note), toValue: () => note });
    add('filter', local.filters);
    add('setting', local.ownSettings);
    // The first conversation that comes is in front meanwhile: the page may be left before the right one is.
    const activeConversation = this.#active ?? local.activeConversation;
    if (activeConversation !== null) {
      const toValue = () => activeConversation;
      wanted.push({ kind: 'active-conversation', id: '', version: activeConversation, toValue });
    }
    return new Map(wanted.map((record) => [`${record.kind} ${record.id}`, record]));
  }
}

/** Uploading changes a draft often, and its files are large. */
const versionOfDraft = (draft: Draft): string => JSON.stringify(toKeptDraft(draft));

const toEntries = (records: readonly { readonly id: string; readonly value: unknown }[]): [string, unknown][] =>
  records.map(({ id, value }) => [id, value]);

/** The state is that of an agent at work, not the rest of it after the session was taken over. */
const isWorking = ({ connection: { status } }: SessionState): boolean =>
  status === 'connecting' || status === 'online' || status === 'reconnecting';
