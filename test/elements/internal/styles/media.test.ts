import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { clickAt } from '../../../support/browser/pointer.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';

const emulateFeature = (name: string, value: string) =>
  executeServerCommand('emulate', { method: 'Emulation.setEmulatedMedia', params: { features: [{ name, value }] } });

/** The colour as the screen has it, without alpha. */
function toRgb(color: string): readonly number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [first, second]
    .map((color) => {
      const [r = 0, g = 0, b = 0] = toRgb(color).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('media', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await executeServerCommand('emulate:off');
    await cleanUp(emulator);
  });

  itWithDevtools('forced colours: a channel that is on is filled, with a knob that can be seen', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
    const availability = await new AgentStateSwitchHarness(
      desk.find<AgentStateSwitch>('agent-state-switch'),
    ).waitUntilReady();
    await goReady(desk);
    await emulateFeature('forced-colors', 'active');
    availability.trigger.click();
    const [control] = await until(() => {
      const found = [...availability.panel.querySelectorAll('[role="switch"][aria-checked="true"]:not(.pending)')];
      return found.length > 0 ? found : null;
    }, 'a channel is on');
    const { backgroundColor } = getComputedStyle(control as Element);
    expect(contrast(backgroundColor, 'Canvas'), 'filled').to.be.above(3);
    expect(contrast(getComputedStyle(control as Element, '::before').backgroundColor, backgroundColor)).to.be.above(3);
  });

  itWithDevtools('another time zone of the machine: times of messages follow without a reload', async () => {
    const setZone = (timezoneId: string) =>
      executeServerCommand('emulate', { method: 'Emulation.setTimezoneOverride', params: { timezoneId } });
    await setZone('Europe/Madrid');
    const { thread } = await openThread(emulator, { text: 'Hello' });
    const shownTime = () => thread.messages[0]?.querySelector('time')?.textContent.trim();
    const shownAt = new Date(thread.messages[0]?.querySelector('time')?.dateTime ?? '');
    const timeIn = (timeZone: string) =>
      new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', timeZone }).format(shownAt);
    await until(() => shownTime() === timeIn('Europe/Madrid'), 'the time in Madrid');
    await setZone('Asia/Kathmandu');
    await until(() => shownTime() === timeIn('Asia/Kathmandu'), 'the time in Kathmandu');
  });

  for (const [name, value] of [
    ['prefers-reduced-motion', 'reduce'],
    ['forced-colors', 'active'],
  ] as const)
    itWithDevtools(`${name}: the message to which a quote leads is marked for a moment`, async () => {
      await emulateFeature(name, value);
      const { thread, chat } = await openThread(emulator, { text: null });
      const replyTo = await chat.sendText('One');
      await chat.sendText('Two', { replyTo });
      const quote = await until(() => thread.message('Two')?.querySelector('button.quote'), 'the quote');
      await clickAt(quote);
      const bubble = await until(() => thread.message('One')?.querySelector('.bubble'), 'the original');
      await until(() => getComputedStyle(bubble).outline.includes('solid 3px'), 'it is marked');
      await until(() => bubble.closest('.highlighted') === null, 'not for long');
    });

  for (const scheme of ['light', 'dark'])
    itWithDevtools(`more contrast: borders stand out and texts are stronger in ${scheme}`, async () => {
      const desk = await mountSession(emulator, { markup: '<conversation-list></conversation-list>' });
      desk.element.style.setProperty('--agent-desk-color-scheme', scheme);
      const list = desk.find<HTMLElement>('conversation-list');
      const probe = document.createElement('div');
      await until(() => list.shadowRoot, 'it is shown');
      list.shadowRoot?.append(probe);
      const read = (name: string) => {
        probe.style.color = `var(--_${name})`;
        return getComputedStyle(probe).color;
      };
      const contrasts = () =>
        Object.fromEntries(
          ['border', 'text-muted', 'accent', 'warning'].map((name) => [name, contrast(read(name), read('surface'))]),
        );
      const normal = contrasts();
      await emulateFeature('prefers-contrast', 'more');
      await until(() => contrasts()['border'] !== normal['border'], 'another border');
      const more = contrasts();
      expect(more['border']).to.be.above(4.5);
      for (const name of ['text-muted', 'accent', 'warning']) expect(more[name], name).to.be.above(7);
    });
});
