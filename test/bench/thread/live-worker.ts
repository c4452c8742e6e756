/**
 * The customer's side of the benchmark: sends live messages on its own clock, so that the measured time includes the delay
 * of a busy page.
 */
import type { LiveMessage, LivePlan } from './contender.js';

const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<LivePlan>) => void) | null;
  postMessage(message: LiveMessage): void;
};

const now = (): number => performance.timeOrigin + performance.now();

const sampleLines = [
  'The number is A-48213.',
  'I tried that **twice**, it did not help.',
  'ok',
  'It says "something went wrong", nothing else. I have looked at [the page](https://shop.example/help) already.',
  'And what about the 7.25 for *shipping*?',
];

let count = 0;

function compose({ sample }: LivePlan): { id: string; payload: LiveMessage['payload'] } {
  const event = structuredClone(sample);
  const id = `live-${++count}-${Date.now()}`;
  event.id = id;
  event.timestamp = Date.now();
  event.data.id = `message-${id}`;
  event.data.header.timestamp = Date.now();
  event.data.body.markdownText = `${sampleLines[count % sampleLines.length] ?? ''} (${count})`;
  return { id, payload: { cimEvent: JSON.stringify(event), conversationId: event.conversationId } };
}

port.onmessage = ({ data }) => {
  const messages = Array.from({ length: data.count }, () => compose(data));
  if (data.gapMs === 0) {
    const sentAt = now();
    for (const message of messages) port.postMessage({ ...message, sentAt });
    return;
  }
  const sendNext = (): void => {
    const message = messages.shift();
    if (message === undefined) return;
    port.postMessage({ ...message, sentAt: now() });
    // Not synchronized with frames.
    setTimeout(sendNext, data.gapMs * (0.6 + 0.8 * Math.random()));
  };
  sendNext();
};
