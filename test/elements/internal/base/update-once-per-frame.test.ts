import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { updateOncePerFrame } from '../../../../src/elements/internal/base/update-once-per-frame.js';
import { until } from '../../../support/browser/mount-session.js';

/** Requests an update in every update, until it is removed. */
class EndlessElement extends LitElement {
  updates = 0;

  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  protected override updated(): void {
    this.updates++;
    if (this.isConnected) this.requestUpdate();
  }
}
customElements.define('endless-element', EndlessElement);

describe('updates once per frame', () => {
  it('reports an element that never settles, and lets the page go on', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(text);
    const element = new EndlessElement();
    try {
      document.body.append(element);
      let frames = 0;
      let updatesBefore = 0;
      const updatesPerFrame: number[] = [];
      const countFrame = (): void => {
        updatesPerFrame.push(element.updates - updatesBefore);
        updatesBefore = element.updates;
        if (++frames < 20) requestAnimationFrame(countFrame);
      };
      requestAnimationFrame(countFrame);
      await until(() => frames === 20, 'twenty frames have passed');
      expect(Math.max(...updatesPerFrame), 'updates in one frame').to.be.within(2, 12);
      expect(warnings).to.deep.equal([
        '[agent-desk] update-loop: <endless-element> was updated more than 10 times in one frame.',
      ]);
    } finally {
      element.remove();
      console.warn = warn;
    }
  });
});
