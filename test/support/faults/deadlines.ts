import type { ConversationId } from '../../../src/domain/index.js';
import type { Finding, Violation, Written } from './history-checker.js';

/** Session time after the last fault in which messages are settled, and in which customers' messages are found (ms). */
const settleLimit = 30_000;
const findLimit = 90_000;
/** From the confirmation of a message to the arrival of the next one at the server (ms). */
const turnTime = 1_000;
/**
 * How long a sign-in waits for its answer, and until the person at the desk signs in again (ms). A fixed time, so that a product that
 * waits longer for an answer fails.
 */
const signInTime = 20_000;
/** A browser keeps so many connections to one server. */
const maxConnections = 6;
/** What is found of an agent's message while it waits for the sign-in. */
const waitingFindings: ReadonlySet<Finding> = new Set(['not settled', 'nowhere on screen']);

/**
 * When each message that is not settled at the end of the last fault has to be. The first one of a conversation has no more time
 * than any other finding. Those behind it are sent one after another, each stored as late as the server likes. A page that was loaded
 * and where the agent has not signed in yet shows none of them.
 */
export function getDeadlines(
  violations: readonly Violation[],
  written: readonly Written[],
  lag: number,
): ReadonlyMap<string, number> {
  const missing = new Set(written.flatMap(({ text, sentAt }) => (sentAt === null ? [text] : [])));
  const unsettled = new Set(
    violations.flatMap(({ finding, text }) =>
      finding === 'not settled' || (finding === 'nowhere on screen' && missing.has(text)) ? [text] : [],
    ),
  );
  const positions = new Map<ConversationId, number>();
  return new Map(
    written.flatMap(({ text, conversationId }) => {
      if (!unsettled.has(text)) return [];
      const position = positions.get(conversationId) ?? 0;
      positions.set(conversationId, position + 1);
      return [[text, settleLimit + position * (lag + turnTime)]];
    }),
  );
}

/**
 * When a violation counts as lasting. `unansweredSignIns`: browsers, and `fetch` in Node, send requests over connections that are left
 * from before the fault and are silent. A password is not sent again by itself, so that the person at the desk has to, once for each
 * connection. Only what waits for the sign-in gets that time.
 */
export function getLimit(
  { finding, text }: Violation,
  deadlines: ReadonlyMap<string, number>,
  unansweredSignIns: number,
): number {
  if (finding === 'customer message missing') return findLimit;
  const signIns = waitingFindings.has(finding) ? Math.min(maxConnections, unansweredSignIns) : 0;
  return (deadlines.get(text) ?? settleLimit) + signIns * signInTime;
}
