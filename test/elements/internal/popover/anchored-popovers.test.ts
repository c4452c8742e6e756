import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { AnchoredPopovers } from '../../../../src/elements/internal/popover/anchored-popovers.js';

describe('AnchoredPopovers', () => {
  const anchor = document.createElement('button');
  const popover = document.createElement('div');
  popover.popover = 'manual';
  popover.textContent = 'word '.repeat(500);
  popover.style.cssText =
    'position: fixed; inset: var(--_top) auto var(--_bottom) var(--_left); margin: 0; padding: 0; border: 0; width: var(--_width); max-height: var(--_max-height); overflow: auto';

  before(async () => {
    // A window of 1280 × 1024 at 400 %.
    await setViewport({ width: 320, height: 256 });
    document.body.append(anchor, popover);
  });
  after(async () => {
    anchor.remove();
    popover.remove();
    await setViewport({ width: 800, height: 600 });
  });

  for (const top of [-400, -20, 0, 60, 110, 150, 215, 250, 700])
    it(`stays in the window at 400 %, with its anchor at ${top} px`, () => {
      anchor.style.cssText = `position: fixed; top: ${top}px; left: 40px; height: 36px; margin: 0`;
      popover.showPopover();
      new AnchoredPopovers(() => [anchor, popover], 20).updatePosition();
      const rect = popover.getBoundingClientRect();
      popover.hidePopover();
      expect(rect.top, 'top').to.be.at.least(0);
      expect(rect.bottom, 'bottom').to.be.at.most(window.innerHeight);
      expect(rect.left, 'left').to.be.at.least(0);
      expect(rect.right, 'right').to.be.at.most(window.innerWidth);
      expect(rect.height, 'room for its content').to.be.at.least(100);
    });
});
