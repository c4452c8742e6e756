import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { findShown } from '../../../support/browser/find-shown.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';

describe('dialogs of the elements', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    document.documentElement.style.zoom = '';
    await setViewport({ width: 800, height: 600 });
    await cleanUp(emulator);
  });

  const pressWithControl = async (key: string) => {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: key });
    await sendKeys({ up: 'Control' });
  };
  const dialogs: Readonly<Record<string, () => unknown>> = {
    'the transfer dialog': () => findShown('[part~="reroute-button"], [part~="transfer-button"]')?.click(),
    'the keyboard shortcuts': () => findShown('[aria-label="Keyboard shortcuts"]')?.click(),
    'the command palette': () => pressWithControl('k'),
  };

  for (const [place, { width, height, zoom, inner }] of Object.entries({
    'a low window': { width: 400, height: 400, zoom: '', inner: '' },
    'at 400 %': { width: 320, height: 256, zoom: '', inner: '' },
    'a page with zoom: 2': { width: 640, height: 400, zoom: '2', inner: '' },
    'a part of a page with zoom: 2': { width: 640, height: 400, zoom: '', inner: 'zoom: 2' },
  }))
    for (const [name, open] of Object.entries(dialogs))
      it(`${name} is within the window: ${place}`, async () => {
        await setViewport({ width, height });
        document.documentElement.style.zoom = zoom;
        const { composer } = await openThread(emulator, { attributes: `style="${inner}"` });
        composer.field.focus();
        await open();
        const dialog = await until(() => findShown('dialog[open]'), 'it is open');
        // The palette grows with its lines.
        await until(() => dialog.querySelector('button, [role="option"]'), 'it has its content');
        const { top, left, bottom, right } = dialog.getBoundingClientRect();
        expect(Math.min(top, left)).to.be.at.least(0);
        expect(bottom, 'bottom').to.be.at.most(window.innerHeight);
        expect(right, 'right').to.be.at.most(window.innerWidth);
      });
});
