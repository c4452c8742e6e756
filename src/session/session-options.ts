import type { AttentionSettings, Shortcuts, TelemetryHook } from '../domain/index.js';
import type { ServerVersion } from '../protocol/encode/encode.js';
import type { ConversationsCode } from './conversations-code.js';
import type { MaskingCode } from './masking/masking-code.js';
import type { TimeProvider } from './server-clock.js';
import type { PushBrowser } from './push/push-browser.js';
import type { PushOptions } from './push/push-options.js';
import type { TokenRequest } from './rest/credentials.js';
import type { RestClientDependencies, Services } from './rest/rest-client.js';
import type { DeskStorage } from './storage/desk-storage.js';
import type { Timing } from './timing.js';
import type { TabPlatform } from './tabs/tab-platform.js';
import type { TransportFactory } from './connection/transport.js';

/** Options of a session. Change them while it is not connected. */
export interface DeskSessionOptions {
  /** Base URL of the Agent Manager, e.g. `https://cx.example.com/agent-manager`. */
  readonly url: string;
  /** Base URLs of services that are not mounted beside the Agent Manager. */
  readonly services: Partial<Services>;
  /** How a reply refers to its message: `reuse-id` as in the vendor's guide, `reference` as in the vendor's desk. */
  readonly replyMode: 'reuse-id' | 'reference';
  /** Release of the server. Newer features are available from their release on. */
  readonly server: ServerVersion;
  /** Accept every offer as soon as it arrives, except voice offers. */
  readonly autoAnswer: boolean;
  /**
   * Bearer token for REST, or a function that returns one; null uses the token of the login response. When the server
   * refuses a token, the function is called again with it as `refused`, once for all requests that it concerns.
   */
  readonly token: string | ((request: TokenRequest) => string | Promise<string>) | null;
  /** Timeout of a command in milliseconds; null uses the defaults (5 s for agent states, else 10 s). */
  readonly requestTimeout: number | null;
  /** Push notifications while the desk is closed; null turns them off. */
  readonly push: PushOptions | null;
  /**
   * Where messages without a confirmation, drafts and settings are kept: on this device (`indexeddb`), so that they outlive the
   * page, or only as long as the page (`memory`). Read when the first agent signs in.
   */
  readonly outbox: 'indexeddb' | 'memory';
  /** Keyboard shortcuts of the desk that differ from the defaults; null turns one off. */
  readonly shortcuts: Shortcuts;
  /** One session for all tabs of this origin (`share`), or one of its own (`single`). */
  readonly tabs: 'share' | 'single';
  /** How the agent is called when offers and messages arrive, unless they choose something else. */
  readonly attention: Partial<AttentionSettings>;
  /**
   * Called with what happened and how long it took, without personal data: see `TelemetryEventMap`. Null: no hook, and its code
   * is not loaded.
   */
  readonly telemetry: TelemetryHook | null;
  /** Keep the last wire events, with personal data masked, for `recording()`. */
  readonly debug: boolean;
}

/** Dependencies on the outside; replaced in tests and by special hosts. */
export interface DeskSessionDependencies extends RestClientDependencies {
  readonly transport: TransportFactory;
  readonly time: TimeProvider;
  readonly newId: () => string;
  readonly browser: PushBrowser;
  readonly timing: Partial<Timing>;
  /** Where records are kept, instead of IndexedDB. */
  readonly storage: DeskStorage;
  /** How tabs find each other, instead of by the browser. */
  readonly tabPlatform: TabPlatform;
  /** Imports the code for offers and conversations. */
  readonly importConversations: () => Promise<ConversationsCode>;
  /** The same code, imported already: then nothing waits for it. */
  readonly conversationsCode: ConversationsCode;
  /** Imports the code that masks personal data. */
  readonly importMasking: () => Promise<MaskingCode>;
}

export const defaultOptions: DeskSessionOptions = {
  url: '',
  services: {},
  replyMode: 'reuse-id',
  server: '4.8',
  autoAnswer: false,
  token: null,
  requestTimeout: null,
  push: null,
  outbox: 'indexeddb',
  tabs: 'single',
  shortcuts: {},
  attention: {},
  telemetry: null,
  debug: false,
};
