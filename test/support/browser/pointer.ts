import { sendMouse } from '@web/test-runner-commands';
import { until } from './mount-session.js';

/** Clicks in the middle of an element as a mouse does. */
export async function clickAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** What has come under the hand by itself takes presses after half a second. */
export function waitForHand(): Promise<boolean> {
  const end = performance.now() + 550;
  return until(() => performance.now() > end, 'the time has passed');
}
