import type { ServerVersion } from '../protocol/encode/encode.js';
import type { TimeProvider } from './server-clock.js';
import type { PushBrowser } from './push/push-browser.js';
import type { PushOptions } from './push/push-options.js';
import type { RestClientDependencies, Services } from './rest/rest-client.js';
import type { Timing } from './timing.js';
import type { TransportFactory } from './connection/transport.js';

/** What a host can decide about a session; all of it may change while it is not connected. */
export interface DeskSessionOptions {
  /** Base URL of the Agent Manager, e.g. `https://cx.example.com/agent-manager`. */
  readonly url: string;
  /** Base URLs of services that are not siblings of the Agent Manager. */
  readonly services: Partial<Services>;
  /** How replies are written: the guide's form, or the vendor desk's. */
  readonly replyMode: 'reuse-id' | 'reference';
  /** Release of the server; switches newer features on. */
  readonly server: ServerVersion;
  /** Accept every offer at once. */
  readonly autoAnswer: boolean;
  /** Bearer token for REST, or where to get one; null uses what the login answered. */
  readonly token: string | (() => string | Promise<string>) | null;
  /** How long to wait for the answer to a request, in milliseconds; null = the default of each kind. */
  readonly requestTimeout: number | null;
  /** How an agent is woken whose desk is closed; null = not at all. */
  readonly push: PushOptions | null;
  /** Keep the last wire events, masked, for `recording()`. */
  readonly debug: boolean;
}

/** Doors to the outside, replaced by tests and special hosts. */
export interface DeskSessionDependencies extends RestClientDependencies {
  readonly transport: TransportFactory;
  readonly time: TimeProvider;
  readonly newId: () => string;
  readonly browser: PushBrowser;
  readonly timing: Partial<Timing>;
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
  debug: false,
};
