import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { until } from '../../../support/browser/mount-session.js';
import { DeskElement } from '../../../../src/elements/internal/base/desk-element.js';

class WithLayers extends DeskElement {
  protected override render() {
    return html`<button>Field</button>
      <div popover>
        <p>Only a text</p>
        <button>Inside</button>
      </div>
      <dialog>
        <p>Only a text</p>
        <button>Inside</button>
      </dialog>`;
  }
}
customElements.define('test-with-layers', WithLayers);

describe('Escape that closes a layer of an element', () => {
  let element: WithLayers;
  let modal: HTMLElement;
  let hostEvents: string[];

  beforeEach(async () => {
    hostEvents = [];
    modal = document.createElement('div');
    modal.setAttribute('role', 'dialog');
    element = new WithLayers();
    modal.append(element);
    document.body.append(modal);
    for (const type of ['keydown', 'keyup']) document.addEventListener(type, note);
    await element.updateComplete;
  });
  afterEach(() => {
    for (const type of ['keydown', 'keyup']) document.removeEventListener(type, note);
    modal.remove();
  });

  const note = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') hostEvents.push(event.type);
  };

  const layers = {
    popover: {
      open: () => element.renderRoot.querySelector<HTMLElement>('[popover]')?.showPopover(),
      isOpen: () => element.renderRoot.querySelector('[popover]:popover-open') !== null,
    },
    dialog: {
      open: () => element.renderRoot.querySelector('dialog')?.showModal(),
      isOpen: () => element.renderRoot.querySelector('dialog[open]') !== null,
    },
  };
  const places = {
    'in the layer': (name: string) =>
      element.renderRoot.querySelector<HTMLElement>(name === 'popover' ? '[popover] button' : 'dialog button')?.focus(),
    'on nothing, as after a click on a text': () => {
      const active = element.shadowRoot?.activeElement;
      if (active instanceof HTMLElement) active.blur();
    },
  };

  for (const [name, { open, isOpen }] of Object.entries(layers))
    for (const [place, focus] of Object.entries(places))
      it(`does not reach the page: ${name}, with the focus ${place}`, async () => {
        open();
        focus(name);
        await sendKeys({ press: 'Escape' });
        expect(isOpen(), 'it is closed').to.equal(false);
        expect(hostEvents, 'neither the press nor the release').to.deep.equal([]);
        await sendKeys({ press: 'Escape' });
        expect(hostEvents, 'the next one does').to.deep.equal(['keydown', 'keyup']);
      });

  for (const [outer, inner] of [
    ['dialog', 'popover'],
    ['popover', 'dialog'],
  ] as const)
    for (const [place, focus] of Object.entries(places))
      it(`closes only the ${inner} in a ${outer}, with the focus ${place}`, async () => {
        const around = document.body.appendChild(document.createElement(outer === 'dialog' ? 'dialog' : 'div'));
        around.popover = outer === 'popover' ? 'auto' : null;
        around.append(modal);
        if (around instanceof HTMLDialogElement) around.showModal();
        else around.showPopover();
        layers[inner].open();
        focus(inner);
        await sendKeys({ press: 'Escape' });
        await until(() => !layers[inner].isOpen(), 'the inner one is closed');
        expect(around.matches(':modal, :popover-open'), 'the outer one is open').to.equal(true);
        await sendKeys({ press: 'Escape' });
        await until(() => !around.matches(':modal, :popover-open'), 'the next Escape closes the outer one');
        around.remove();
      });

  it('closes no layer of the page in place of that of the element, in which the focus is not', async () => {
    const around = document.body.appendChild(document.createElement('dialog'));
    const inner = around.appendChild(document.createElement('dialog'));
    inner.append(modal);
    around.showModal();
    inner.showModal();
    layers.popover.open();
    element.renderRoot.querySelector('button')?.focus();
    await sendKeys({ press: 'Escape' });
    await until(() => !layers.popover.isOpen() || !inner.open, 'a layer is closed');
    expect([layers.popover.isOpen(), inner.open, around.open]).to.deep.equal([false, true, true]);
    around.remove();
  });

  it('closes nothing when it ends a composition, which Safari tells by the code of the key', () => {
    const around = document.body.appendChild(document.createElement('dialog'));
    around.append(modal);
    around.showModal();
    layers.dialog.open();
    const button = element.renderRoot.querySelector('dialog button');
    const press = (fields: KeyboardEventInit) =>
      button?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true, ...fields }),
      );
    press({ keyCode: 229 });
    press({ isComposing: true });
    expect(layers.dialog.isOpen(), 'the input method has the key').to.equal(true);
    press({});
    expect(layers.dialog.isOpen(), 'the next one is for the layer').to.equal(false);
    around.remove();
  });

  it('reaches the page after the element has left it', async () => {
    layers.popover.open();
    element.remove();
    await sendKeys({ press: 'Escape' });
    expect(hostEvents).to.deep.equal(['keydown', 'keyup']);
  });
});
