import { sendMouse } from '@web/test-runner-commands';

/** Clicks in the middle of an element as a mouse does. */
export async function clickAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}
