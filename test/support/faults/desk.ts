import type { ConversationId } from '../../../src/domain/index.js';
import type { Shown, Violation, Written } from './history-checker.js';
import type { PageFault, Schedule } from './schedule.js';

/** A person at a desk, who writes and does what the page asks for. */
export interface Desk {
  readonly written: readonly Written[];
  /** The longest time in which its process did not run (ms). */
  readonly longestPause: number;
  /** When the page that `read` has read was loaded (epoch ms); 0 for one that is never replaced. */
  readonly loadedAt: number;
  /** How often a sign-in has ended without an answer of the server. */
  readonly unansweredSignIns: number;
  /** What went wrong within the page. */
  readonly problems: readonly Violation[];
  /** Signs in, and waits for the first presence. */
  signIn(): Promise<void>;
  hasConversation(id: ConversationId): boolean | Promise<boolean>;
  /** Writes in an open conversation; does nothing where the page has no composer for it. */
  write(id: ConversationId, isReply: boolean): unknown;
  /** Everything on screen, thread by thread. */
  read(): readonly Shown[] | Promise<readonly Shown[]>;
  jumpClock(ms: number): unknown;
  breakPage(how: PageFault): Promise<void>;
  dispose(): void | Promise<void>;
}

/** `scale`: real time per session time. */
export type DeskFactory = (url: string, scale: number, schedule: Schedule) => Desk | Promise<Desk>;

/** Waits until `condition` holds, without a session that tells of changes. */
export async function waitFor(condition: () => boolean | Promise<boolean>, description: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Timed out waiting for ${description}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Notes what the page shows of each message now, in the conversations that it shows. */
export function observe(
  written: readonly Written[],
  shown: readonly Shown[],
  isAsked: (shown: Shown) => boolean,
  /** Messages that were not shown at the last look. What is missing in two looks was hidden; a page that loads needs a moment. */
  missing: Set<Written>,
): void {
  const open = new Set(shown.flatMap(({ conversationId, isOwn }) => (isOwn ? [] : [conversationId])));
  for (const message of written) {
    const at = shown.filter(({ text, isOwn }) => isOwn && text === message.text);
    if (at.some(isAsked)) message.wasAsked = true;
    if (at.length > 0 || !open.has(message.conversationId)) missing.delete(message);
    else if (missing.has(message)) message.wasHidden = true;
    else missing.add(message);
  }
}
