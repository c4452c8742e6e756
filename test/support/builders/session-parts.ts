/** The parts of a session for unit tests: no network, and time that the test moves forward. */
import * as conversationsCode from '../../../src/session/conversations-code.js';
import { Connection } from '../../../src/session/connection/connection.js';
import { RestClient } from '../../../src/session/rest/rest-client.js';
import { SessionEnvironment } from '../../../src/session/session-environment.js';
import type { DeskSessionDependencies, DeskSessionOptions } from '../../../src/session/session-options.js';
import type { SessionState } from '../../../src/store/state.js';
import { FakeTime } from './fake-time.js';

/** Answers a REST call with a value sent as JSON, or fails when it throws. */
export type RestHandler = (url: URL) => unknown;

function createIds(): () => string {
  let count = 0;
  return () => `new-id-${String(++count)}`;
}

export function createSessionParts(
  state: SessionState,
  handleRest: RestHandler,
  options: Partial<DeskSessionOptions> = {},
  dependencies: Partial<DeskSessionDependencies> = {},
) {
  const time = new FakeTime();
  const environment = new SessionEnvironment(new EventTarget(), {
    time,
    newId: createIds(),
    conversationsCode,
    ...dependencies,
  });
  environment.options = { ...environment.options, url: 'http://host.test/agent-manager', ...options };
  environment.store.update(() => state);
  const sent: { readonly event: string; readonly payload: unknown }[] = [];
  const connection = new Connection(environment, () => ({
    open: (listener) => listener.onConnect(),
    send: (event, payload) => sent.push({ event, payload }) > 0,
    close: () => undefined,
  }));
  const rest = new RestClient(environment, {
    // A rejection here is what `fetch` does when there is no network.
    fetch: async (url) => Promise.resolve(Response.json(handleRest(new URL(url as string)))),
  });
  return { environment, time, connection, rest, sent };
}

/** Waits until all promises that need no timer have settled. */
export const settlePromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
