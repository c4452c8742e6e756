import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
// Test files define the elements they use; `src/index.ts` is covered by the embed tests.
import '../../../src/elements/desk-session/desk-session.define.js';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import type { DeskSession } from '../../../src/session/session.js';
import { createControlCall, type ControlCall } from '../control-api.js';

export { checkA11y } from '../accessibility/check-a11y.js';

/** The emulator of one test file. */
export interface Emulator {
  /** Base URL of the Agent Manager. */
  readonly url: string;
  readonly controlUrl: string;
  readonly control: ControlCall;
}

/** Options of the emulator's command line in camel case, e.g. `{ rona: 2 }`. */
export async function startEmulator(options: Readonly<Record<string, unknown>> = {}): Promise<Emulator> {
  const started = await executeServerCommand<{ url: string; control: string }, unknown>('emulator:start', options);
  return {
    url: started.url,
    controlUrl: started.control,
    control: createControlCall(started.control),
  };
}

/**
 * Fails the page's requests to URLs that match the pattern (`*` is a wildcard) while `action` runs. Modules that an earlier
 * test of the file has loaded stay available.
 */
export async function withBlockedRequests(pattern: string, action: () => Promise<void>): Promise<void> {
  await executeServerCommand('network:block', pattern);
  try {
    await action();
  } finally {
    await executeServerCommand('network:unblock');
  }
}

/**
 * Waits until `condition` returns a value other than null, undefined or false, and returns it. Throws after `timeoutMs`, with
 * the description of that time.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  description: string | (() => string),
  timeoutMs = 30_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value as NonNullable<T>;
    if (performance.now() > deadline) {
      throw new Error(`Timed out waiting until ${typeof description === 'string' ? description : description()}.`);
    }
    // Animation frames do not run in background tabs.
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

export interface MountedSession {
  readonly element: DeskSessionElement;
  readonly session: DeskSession;
  /** The first matching element of the mounted markup. */
  find<T extends Element>(selector: string): T;
}

const mountedHosts: Element[] = [];

/** Adds markup to the page without `innerHTML`, which the content policy forbids. */
export function mount(markup: string, parent: Element = document.body): Element {
  const host = document.createElement('div');
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  host.append(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  parent.append(host);
  mountedHosts.push(host);
  return host;
}

/** Mounts a `<desk-session>` around `markup`. Signs in and waits for the first presence unless `username` is null. */
export async function mountSession(
  emulator: Emulator,
  options: { username?: string | null; markup?: string; attributes?: string } = {},
): Promise<MountedSession> {
  const host = mount(
    `<desk-session url="${emulator.url}" ${options.attributes ?? ''}>${options.markup ?? ''}</desk-session>`,
  );
  const element = host.querySelector('desk-session') as DeskSessionElement;
  const session = element.session;
  const username = options.username === undefined ? 'mara' : options.username;
  if (username !== null) {
    expect(await element.login(username, 'demo'), `sign-in of ${username}`).to.equal(null);
    await until(() => session.state.presence !== null, `${username}'s presence arrived`);
  }
  return {
    element,
    session,
    find<T extends Element>(selector: string): T {
      const found = host.querySelector<T>(selector);
      if (found === null) throw new Error(`No ${selector} in the mounted markup.`);
      return found;
    },
  };
}

/** Removes what the test mounted, and resets the emulator. */
export async function cleanUp(emulator?: Emulator): Promise<void> {
  for (const host of mountedHosts.splice(0)) {
    for (const element of host.querySelectorAll<DeskSessionElement>('desk-session')) element.session.dispose();
    host.remove();
  }
  await Promise.all([emulator?.control('POST', '/reset', {}), waitForRelease()]);
  await deleteRecords();
}

/** Closed sessions write what their agents have made, which would otherwise be there in the next test. */
async function waitForRelease(): Promise<void> {
  const isReleased = async (): Promise<boolean> => {
    const { held = [], pending = [] } = (await navigator.locks?.query()) ?? {};
    return ![...held, ...pending].some(({ name }) => name?.startsWith('agent-desk/owner/'));
  };
  // A session that a test has made itself may stay open.
  await until(isReleased, 'the closed sessions have written everything', 1_000).catch(() => undefined);
}

/** Nothing of a test is on the device in the next one. */
function deleteRecords(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('agent-desk');
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Sets the agent ready, then every channel. */
export async function goReady({ session }: MountedSession): Promise<void> {
  await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
  for (const channel of session.state.channels) {
    await session.dispatch({ type: 'set-channel', channelId: channel.id, ready: true });
  }
}
