import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
// Each test file defines the elements it is about; `src/index.ts` as a whole is the embed tests' business.
import '../../../src/elements/desk-session/desk-session.define.js';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import type { DeskSession } from '../../../src/session/session.js';

/** The emulator of one test file, with its control API at hand. */
export interface Emulator {
  /** Base URL of the Agent Manager. */
  readonly url: string;
  readonly controlUrl: string;
  /** Calls the control API; throws with its answer when it refuses. */
  control<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

/** Options as on the emulator's command line, in camel case (`rona: 2`). */
export async function startEmulator(options: Readonly<Record<string, unknown>> = {}): Promise<Emulator> {
  const started = await executeServerCommand<{ url: string; control: string }, unknown>('emulator:start', options);
  return {
    url: started.url,
    controlUrl: started.control,
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${started.control}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      });
      const answer: unknown = await response.json().catch(() => null);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer as T;
    },
  };
}

/**
 * The page cannot fetch what lies at addresses that match (`*` stands for anything) while `act` goes on, as if the link
 * were down for them. What an earlier test of the same file has fetched is there already.
 */
export async function withBlockedRequests(pattern: string, action: () => Promise<void>): Promise<void> {
  await executeServerCommand('network:block', pattern);
  try {
    await action();
  } finally {
    await executeServerCommand('network:unblock');
  }
}

/** Waits until `condition` holds and returns what it returned. Fails after ten seconds, naming `what`. */
export async function until<T>(
  condition: () => T | Promise<T>,
  description: string,
  timeoutMs = 10_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value as NonNullable<T>;
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${description}.`);
    // Not by animation frames: a tab that is not in front gets none.
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

export interface MountedSession {
  readonly element: DeskSessionElement;
  readonly session: DeskSession;
  /** The first element of the markup inside the session that matches. */
  find<T extends Element>(selector: string): T;
}

const mountedHosts: Element[] = [];

/** Puts markup into the page without going through a string parser: the strict content policy forbids that. */
export function mount(markup: string, parent: Element = document.body): Element {
  const host = document.createElement('div');
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  host.append(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  parent.append(host);
  mountedHosts.push(host);
  return host;
}

/** A `<desk-session>` around `markup`, signed in and with its first presence unless `username` is null. */
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

/** Takes away what this test mounted, and puts the emulator back to its start. */
export async function cleanUp(emulator?: Emulator): Promise<void> {
  for (const host of mountedHosts.splice(0)) {
    for (const element of host.querySelectorAll<DeskSessionElement>('desk-session')) element.session.dispose();
    host.remove();
  }
  await emulator?.control('POST', '/reset', {});
}

/** Makes the agent available for chats: parent READY, then every channel. */
export async function goReady({ session }: MountedSession): Promise<void> {
  await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
  for (const channel of session.state.channels) {
    await session.dispatch({ type: 'set-channel', channelId: channel.id, ready: true });
  }
}

/** axe on the element as it is now, in the light and in the dark form. */
export async function checkA11y(element: Element): Promise<void> {
  const root = document.documentElement;
  for (const scheme of ['light', 'dark']) {
    root.style.setProperty('--agent-desk-color-scheme', scheme);
    // The page beneath takes part in contrast.
    root.style.setProperty('background', scheme === 'dark' ? '#16191d' : '#ffffff');
    await expect(element).to.be.accessible();
  }
  root.style.removeProperty('--agent-desk-color-scheme');
  root.style.removeProperty('background');
}
