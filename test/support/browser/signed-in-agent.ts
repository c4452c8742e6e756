/** Several agents in one page, each with an own session. */
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { TaskOffer } from '../../../src/elements/task-offer/task-offer.js';
import { goReady, mountSession, type Emulator, type MountedSession } from './mount-session.js';
import { ChatThreadHarness } from '../harness/chat-thread-harness.js';
import { RerouteHarness } from '../harness/reroute-harness.js';
import { TaskOfferHarness } from '../harness/task-offer-harness.js';

/** The harnesses of one agent. */
export interface SignedInAgent {
  readonly mounted: MountedSession;
  readonly thread: ChatThreadHarness;
  readonly reroute: RerouteHarness;
  readonly offer: TaskOfferHarness;
}

/** Signs an agent in, by default ready on every channel. */
export async function signIn(emulator: Emulator, username: string, ready = true): Promise<SignedInAgent> {
  const mounted = await mountSession(emulator, {
    username,
    markup: '<task-offer no-sound></task-offer><chat-thread style="height: 30rem"></chat-thread>',
    attributes: `session-id="${username}"`,
  });
  if (ready) await goReady(mounted);
  const element = mounted.find<ChatThread>('chat-thread');
  return {
    mounted,
    thread: new ChatThreadHarness(element),
    reroute: new RerouteHarness(element),
    offer: new TaskOfferHarness(mounted.find<TaskOffer>('task-offer')),
  };
}

/** Accepts the offer of a customer. */
export async function acceptOffer({ offer }: SignedInAgent, customer: string): Promise<void> {
  await offer.waitForOffers(customer);
  offer.accept(customer);
  await offer.waitForOffers();
}
