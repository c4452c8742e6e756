import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { updateOncePerFrame } from '../../../../src/elements/internal/base/update-once-per-frame.js';
import { TickController } from '../../../../src/elements/internal/controllers/tick-controller.js';
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

class FrameElement extends LitElement {
  updates = 0;
  isWaiting = false;
  waitsWhileHidden = (): boolean => this.isWaiting;

  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  protected override updated(): void {
    this.updates++;
  }
}
customElements.define('frame-element', FrameElement);

class TickingElement extends LitElement {
  updates = 0;
  ticksWhileHidden = false;

  start(): void {
    new TickController(this, () => true, this.ticksWhileHidden);
  }

  protected override updated(): void {
    this.updates++;
  }
}
customElements.define('ticking-element', TickingElement);

function setHidden(hidden: boolean): void {
  if (hidden) Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  else Reflect.deleteProperty(document, 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a hidden page', () => {
  afterEach(() => setHidden(false));

  it('does not update what waits until it is shown', async () => {
    const [waiting, other] = [new FrameElement(), new FrameElement()];
    waiting.isWaiting = true;
    document.body.append(waiting, other);
    try {
      await until(() => waiting.updates + other.updates === 2, 'both are there');
      setHidden(true);
      waiting.requestUpdate();
      for (const count of [2, 3]) {
        other.requestUpdate();
        await until(() => other.updates === count, 'the other one is updated');
      }
      expect(waiting.updates).to.equal(1);
      setHidden(false);
      await until(() => waiting.updates === 2, 'it is updated when the page is shown');
    } finally {
      waiting.remove();
      other.remove();
    }
  });

  it('counts no seconds, except for what calls the agent', async () => {
    const [quiet, calling] = [new TickingElement(), new TickingElement()];
    calling.ticksWhileHidden = true;
    setHidden(true);
    document.body.append(quiet, calling);
    try {
      for (const element of [quiet, calling]) element.start();
      await until(() => calling.updates >= 2, 'a second was counted');
      expect(quiet.updates).to.equal(1);
      setHidden(false);
      await until(() => quiet.updates >= 3, 'the seconds are counted when the page is shown');
    } finally {
      quiet.remove();
      calling.remove();
    }
  });
});

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
