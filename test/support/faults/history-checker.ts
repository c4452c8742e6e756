/** Compares what the server stored, what the customer saw, and what the agent's page showed. */
import type { CommandOutcome, ConversationId } from '../../../src/domain/index.js';

/** A message that the agent has sent. */
export interface Written {
  readonly text: string;
  readonly conversationId: ConversationId;
  outcome: CommandOutcome | null;
  /** When a page has said that it was sent (epoch ms). */
  sentAt: number | null;
  /** Each tab keeps the order of its messages. */
  readonly tab?: number;
  /** How often it went out. */
  emits: number;
  /** A question about it was on screen at some time. */
  wasAsked: boolean;
  /** It was nowhere on screen at some time. */
  wasHidden: boolean;
}

interface WorldEvent {
  readonly name: string;
  readonly data: { readonly body?: { readonly markdownText?: string } };
}

export interface WorldChat {
  readonly id: string;
  readonly state: string;
  readonly messages: readonly WorldEvent[];
  readonly customerView: readonly WorldEvent[];
}

/** One line of a thread, or a message elsewhere on the page. */
export interface Shown {
  readonly text: string;
  readonly conversationId: ConversationId;
  readonly isOwn: boolean;
  /** `draft` in the composer, `unsent` in an ended conversation, else the delivery state. */
  readonly as: string;
}

export interface History {
  readonly written: readonly Written[];
  readonly world: readonly WorldChat[];
  /** In the order of each thread. */
  readonly shown: readonly Shown[];
  /** The server has lost messages in a restart. */
  readonly hasForgotten: boolean;
  /** When the page that shows it was loaded (epoch ms). */
  readonly loadedAt: number;
  /** Automatic resends before the agent is asked. */
  readonly maxResends: number;
}

/** The figures of the delivery contract: each is 0 in a run without a failure. */
export const findings = [
  'false sent',
  'duplicate',
  'inversion',
  'nowhere on screen',
  'reported not sent',
  'needless question',
  'customer message missing',
  'in another conversation',
  'shown twice',
  'not settled',
  'uncaught error',
  'buffered by Socket.IO',
] as const;

export type Finding = (typeof findings)[number];

export interface Violation {
  readonly finding: Finding;
  readonly text: string;
}

const sentStates: ReadonlySet<string> = new Set(['sent', 'delivered', 'seen', 'failed']);
const questions: ReadonlySet<string> = new Set(['undecided']);
/** The agent sees that they are not done. */
const visiblyUnsettled: ReadonlySet<string> = new Set(['undecided', 'rejected', 'draft', 'unsent']);

const textOf = (event: WorldEvent): string => event.data.body?.markdownText ?? '';
const countOf = (texts: readonly string[], text: string): number => texts.filter((other) => other === text).length;

/** The items of `order` that are in another order in `texts`. */
function findInversions(texts: readonly string[], order: readonly string[]): string[] {
  const positions = new Map(order.map((text, position) => [text, position]));
  const inverted: string[] = [];
  let highest = -1;
  for (const text of texts) {
    const position = positions.get(text);
    if (position === undefined) continue;
    if (position < highest) inverted.push(text);
    highest = Math.max(highest, position);
  }
  return inverted;
}

export const isQuestion = (shown: Pick<Shown, 'as'>): boolean => questions.has(shown.as);

/** Call it when the last fault is over and the page had its time. */
export function checkHistory({ written, world, shown, hasForgotten, loadedAt, maxResends }: History): Violation[] {
  const violations: Violation[] = [];
  const report = (finding: Finding, text: string): number => violations.push({ finding, text });
  for (const chat of world) {
    const id = chat.id as ConversationId;
    const own = written.filter(({ conversationId }) => conversationId === id);
    const ownTexts = new Set(own.map(({ text }) => text));
    const customerSaw = chat.customerView.map(textOf).filter((text) => ownTexts.has(text));
    const stored = chat.messages.map(textOf);
    const lines = shown.filter((line) => line.conversationId === id);
    const lineTexts = lines.map(({ text }) => text);
    const threadTexts = lines.filter(({ as }) => as !== 'draft' && as !== 'unsent').map(({ text }) => text);

    for (const { text, outcome, sentAt, emits, wasHidden } of own) {
      const at = lines.filter((line) => line.text === text && line.isOwn);
      const hasArrived = customerSaw.includes(text);
      const isShownAsSent = at.some(({ as }) => sentStates.has(as));
      if ((isShownAsSent || outcome?.status === 'confirmed') && !hasArrived) report('false sent', text);
      if (outcome?.status === 'not-sent' && hasArrived) report('reported not sent', text);
      // What is settled is the server's to keep: a page that was loaded later cannot know what the server has lost.
      const isForgotten = hasForgotten && !stored.includes(text) && sentAt !== null && sentAt < loadedAt;
      if ((at.length === 0 || wasHidden) && !isForgotten) report('nowhere on screen', text);
      if (at.length > 1) report('shown twice', text);
      if (at.some(isQuestion)) {
        const couldResend = !hasForgotten && emits <= maxResends;
        if (stored.includes(text) || couldResend) report('needless question', text);
      } else if (!isShownAsSent && at.some(({ as }) => !visiblyUnsettled.has(as))) {
        // Messages behind a question wait for it.
        const isBlocked = lines.slice(0, lines.indexOf(at[0] as Shown)).some(isQuestion);
        if (!isBlocked) report('not settled', text);
      }
      if (countOf(customerSaw, text) > 1) report('duplicate', text);
    }
    for (const tab of new Set(own.map((message) => message.tab))) {
      const ofTab = written.flatMap((message) =>
        message.tab === tab && ownTexts.has(message.text) ? [message.text] : [],
      );
      for (const text of findInversions([...new Set(customerSaw)], ofTab)) report('inversion', `customer: ${text}`);
    }
    for (const text of findInversions(threadTexts, stored)) report('inversion', `thread: ${text}`);
    for (const event of chat.messages) {
      if (event.name !== 'CUSTOMER_MESSAGE') continue;
      const count = countOf(lineTexts, textOf(event));
      if (count === 0) report('customer message missing', textOf(event));
      if (count > 1) report('shown twice', textOf(event));
    }
    const belonging = new Set([...ownTexts, ...[...chat.messages, ...chat.customerView].map(textOf)]);
    for (const { text } of lines) if (!belonging.has(text)) report('in another conversation', text);
  }
  return violations;
}
