import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { DeskElement } from '../../../../src/elements/internal/base/desk-element.js';
import { cleanUp, mount, startEmulator, until } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { clickAt, waitForHand } from '../../../support/browser/pointer.js';

/** A list of actions: each row leaves when its button is pressed. */
class ActionRows extends DeskElement {
  names = ['Ana', 'Ben', 'Cem', 'Dia'];
  readonly pressed: string[] = [];
  leaveOnPress = true;

  leave(name: string): void {
    this.names = this.names.filter((other) => other !== name);
    this.requestUpdate();
  }

  row(name: string): HTMLButtonElement {
    return this.renderRoot.querySelector<HTMLButtonElement>(`[data-name="${name}"]`) as HTMLButtonElement;
  }

  protected override render(): TemplateResult {
    return html`${repeat(
      this.names,
      (name) => name,
      (name) =>
        html`<p>
          <button data-name=${name} @click=${() => this.#press(name)}>${name}</button>
        </p>`,
    )}`;
  }

  #press(name: string): void {
    this.pressed.push(name);
    if (!this.leaveOnPress) return;
    this.leave(name);
    const next = this.names[0];
    if (next !== undefined) void this.updateComplete.then(() => this.row(next).focus());
  }
}
customElements.define('test-action-rows', ActionRows);

/** A frame in which the page is drawn, and the one after it. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
describe('a press that was meant for what was there before', () => {
  let rows: ActionRows;
  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };

  beforeEach(async () => {
    rows = mount('<test-action-rows></test-action-rows>').querySelector<ActionRows>('test-action-rows') as ActionRows;
    await rows.updateComplete;
  });
  afterEach(async () => {
    await cleanUp();
    // Each test presses at the same places.
    await waitForHand();
  });

  it('does nothing: the second click of a double click is on the row that has moved up', async () => {
    const position = middleOf(rows.row('Ana'));
    await sendMouse({ type: 'click', position });
    await rows.updateComplete;
    await sendMouse({ type: 'click', position });
    expect(rows.pressed).to.deep.equal(['Ana']);
    await waitForHand();
    await sendMouse({ type: 'click', position });
    expect(rows.pressed, 'later').to.deep.equal(['Ana', 'Ben']);
  });

  it('does nothing when a row has left by itself under the resting pointer', async () => {
    const position = middleOf(rows.row('Ben'));
    await sendMouse({ type: 'move', position });
    rows.leave('Ana');
    await drawn();
    await sendMouse({ type: 'click', position });
    expect(rows.pressed).to.deep.equal([]);
  });

  it('does nothing anywhere on the place of what was pressed, also when the hand has moved a little', async () => {
    const { left, top, width, height } = rows.row('Ana').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 5), Math.round(top + 5)] });
    await rows.updateComplete;
    await drawn();
    await sendMouse({ type: 'click', position: [Math.round(left + width - 5), Math.round(top + height - 5)] });
    expect(rows.pressed).to.deep.equal(['Ana']);
  });

  it('does nothing when the row leaves later, after the hand has moved a little', async () => {
    const { left, top, width, height } = rows.row('Ben').getBoundingClientRect();
    rows.leaveOnPress = false;
    await sendMouse({ type: 'click', position: [Math.round(left + 5), Math.round(top + 5)] });
    await sendMouse({ type: 'move', position: [Math.round(left + 11), Math.round(top + 5)] });
    rows.leave('Ben');
    await drawn();
    await sendMouse({ type: 'click', position: [Math.round(left + width - 5), Math.round(top + height - 5)] });
    expect(rows.pressed).to.deep.equal(['Ben']);
  });

  it('counts elsewhere at once', async () => {
    await clickAt(rows.row('Ana'));
    await rows.updateComplete;
    await clickAt(rows.row('Cem'));
    expect(rows.pressed).to.deep.equal(['Ana', 'Cem']);
  });

  it('counts at once on what has come to the other end of a wide place', async () => {
    const field = document.createElement('textarea');
    field.style.cssText = 'display: block; width: 600px; height: 40px';
    rows.renderRoot.prepend(field);
    const [x, y] = middleOf(field);
    await sendMouse({ type: 'click', position: [x - 280, y] });
    rows.row('Ana').style.cssText = 'display: block; width: 600px; height: 40px';
    field.remove();
    rows.requestUpdate();
    await drawn();
    await sendMouse({ type: 'click', position: [x + 280, y] });
    expect(rows.pressed).to.deep.equal(['Ana']);
  });

  it('does nothing on what is below an element that has gone', async () => {
    const page = mount(
      '<button style="position: fixed; inset: 0 auto auto 0; width: 300px; height: 200px">Page</button>',
    );
    const pressed: Event[] = [];
    page.addEventListener('click', (event) => pressed.push(event));
    rows.style.cssText = 'position: fixed; z-index: 1; inset: 0 auto auto 0';
    rows.names = ['Ana'];
    rows.requestUpdate();
    await rows.updateComplete;
    const position = middleOf(rows.row('Ana'));
    await sendMouse({ type: 'click', position });
    await rows.updateComplete;
    await sendMouse({ type: 'click', position });
    expect([rows.pressed.length, pressed.length]).to.deep.equal([1, 0]);
  });

  it('does nothing with Enter held down, on the row that has received the focus', async () => {
    rows.row('Ana').focus();
    await sendKeys({ down: 'Enter' });
    await until(
      () => rows.renderRoot instanceof ShadowRoot && rows.renderRoot.activeElement === rows.row('Ben'),
      'it moves',
    );
    await waitForHand();
    await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    expect(rows.pressed).to.deep.equal(['Ana']);
  });

  it('does not leave a conversation with Enter twice on Leave', async () => {
    const emulator = await startEmulator();
    const { element, mounted } = await openThread(emulator);
    const { activeElement } = document;
    expect(activeElement).to.not.equal(element);
    element.renderRoot.querySelector<HTMLElement>('.leave')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.renderRoot.querySelector('.confirm .danger:focus'), 'it asks');
    await sendKeys({ press: 'Enter' });
    expect(element.renderRoot.querySelector('.confirm')).to.not.equal(null);
    expect(mounted.session.state.pending.length).to.equal(0);
    await cleanUp(emulator);
  });
});
