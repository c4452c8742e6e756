import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { isComposing } from '../../../../src/elements/internal/keys/is-composing.js';
import { DeskElement } from '../../../../src/elements/internal/base/desk-element.js';
import {
  isTyping,
  matchesShortcut,
  parseShortcut,
  usesLetters,
} from '../../../../src/elements/internal/keys/shortcut.js';

describe('isTyping', () => {
  const places: Readonly<Record<string, (host: HTMLElement) => HTMLElement | SVGElement | MathMLElement>> = {
    'an element in a shadow root inside a text box': (host) => {
      host.setAttribute('role', 'textbox');
      const line = document.createElement('div');
      line.tabIndex = 0;
      host.attachShadow({ mode: 'open' }).append(line);
      return line;
    },
    'an element in a shadow root inside an editable one': (host) => {
      host.contentEditable = 'true';
      const inner = document.createElement('div');
      host.append(inner);
      const line = document.createElement('button');
      inner.attachShadow({ mode: 'open' }).append(line);
      return line;
    },
    'a picture in an editable element': (host) => {
      host.contentEditable = 'true';
      const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      picture.setAttribute('tabindex', '0');
      host.append(picture);
      return picture;
    },
    'a field in a closed shadow root of a focusable element': (host) => {
      host.tabIndex = 0;
      const field = document.createElement('input');
      host.attachShadow({ mode: 'closed' }).append(field);
      return field;
    },
    'a search field by its role': (host) => {
      host.setAttribute('role', 'searchbox');
      host.tabIndex = 0;
      return host;
    },
    'an element that is editable as plain text': (host) => {
      host.setAttribute('contenteditable', 'plaintext-only');
      return host;
    },
    'a list that finds what is typed': (host) => {
      const list = document.createElement('select');
      host.append(list);
      return list;
    },
    ...('EditContext' in window && {
      'a canvas with an edit context': (host: HTMLElement) => {
        const canvas = document.createElement('canvas');
        canvas.tabIndex = 0;
        Object.assign(canvas, {
          editContext: new (window as unknown as { EditContext: new () => object }).EditContext(),
        });
        host.append(canvas);
        return canvas;
      },
    }),
  };
  for (const [title, create] of Object.entries(places))
    it(`is true in ${title}`, async () => {
      const host = document.createElement('div');
      document.body.append(host);
      const pressed: boolean[] = [];
      const listen = (event: KeyboardEvent) => pressed.push(isTyping(event));
      document.addEventListener('keydown', listen);
      create(host).focus();
      await sendKeys({ press: 'a' });
      document.removeEventListener('keydown', listen);
      host.remove();
      expect(pressed).to.deep.equal([true]);
    });

  it('is false on a button, and on a focusable element', async () => {
    for (const name of ['button', 'div']) {
      const element = document.createElement(name);
      element.tabIndex = 0;
      element.textContent = 'Orders';
      document.body.append(element);
      const pressed: boolean[] = [];
      const listen = (event: KeyboardEvent) => pressed.push(isTyping(event));
      document.addEventListener('keydown', listen);
      element.focus();
      await sendKeys({ press: 'a' });
      document.removeEventListener('keydown', listen);
      element.remove();
      expect(pressed, name).to.deep.equal([false]);
    }
  });

  it('knows the key that ends a composition by its code', () => {
    expect(isComposing(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229 }))).to.equal(true);
    expect(isComposing(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))).to.equal(true);
    expect(isComposing(new KeyboardEvent('keydown', { key: 'Enter' }))).to.equal(false);
  });
});

describe('matchesShortcut', () => {
  const matches = (shortcut: string, init: KeyboardEventInit) =>
    matchesShortcut(new KeyboardEvent('keydown', init), parseShortcut(shortcut) ?? []);

  it('goes by the letter where the layout has it, and by its place where it does not', () => {
    // A French keyboard has Q in the place of A.
    expect(matches('Alt+A', { key: 'q', code: 'KeyA', altKey: true }), 'AZERTY, Q').to.equal(false);
    expect(matches('Alt+A', { key: 'a', code: 'KeyQ', altKey: true }), 'AZERTY, A').to.equal(true);
    expect(matches('Control+K', { key: 't', code: 'KeyK', ctrlKey: true }), 'Dvorak, T').to.equal(false);
    expect(matches('Control+K', { key: 'k', code: 'KeyV', ctrlKey: true }), 'Dvorak, K').to.equal(true);
    expect(matches('Alt+Z', { key: 'y', code: 'KeyZ', altKey: true }), 'QWERTZ, Y').to.equal(false);
    expect(matches('Alt+A', { key: 'å', code: 'KeyA', altKey: true }), 'a Mac').to.equal(true);
    expect(matches('Alt+A', { key: 'φ', code: 'KeyF', altKey: true }), 'Greek, another key').to.equal(false);
    expect(
      matches('Control+K', { key: 'к', code: 'KeyR', ctrlKey: true }),
      'Russian, a letter that looks alike',
    ).to.equal(false);
    expect(matches('Control+K', { key: 'л', code: 'KeyK', ctrlKey: true }), 'Russian').to.equal(true);
    expect(matches('Alt+1', { key: '&', code: 'Digit1', altKey: true }), 'AZERTY, 1').to.equal(true);
  });
});

/** A part of an element, with a shadow root of its own. */
class WithGrid extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<div role="grid"><div tabindex="0">Cell</div></div>';
  }
}
customElements.define('test-with-grid', WithGrid);
class WithSlot extends DeskElement {
  protected override render() {
    return html`<test-with-grid></test-with-grid><slot></slot>`;
  }
}
customElements.define('test-with-slot', WithSlot);

describe('usesLetters', () => {
  const cellOf = (grid: Element | null | undefined) => grid?.shadowRoot?.querySelector<HTMLElement>('[tabindex]');
  const cases: Readonly<Record<string, { find: (around: Element) => HTMLElement | null | undefined; uses: boolean }>> =
    {
      'a grid in a shadow root inside an element of ours': {
        find: (around) => cellOf(around.querySelector('test-with-slot')?.shadowRoot?.querySelector('test-with-grid')),
        uses: false,
      },
      'the same grid of the page, slotted': {
        find: (around) => cellOf(around.querySelector('test-with-slot > test-with-grid')),
        uses: true,
      },
      'a button beside the widget of the page': {
        find: (around) => around.querySelector<HTMLElement>('button'),
        uses: false,
      },
      'the same grid outside': { find: (around) => cellOf(around.querySelector('div > test-with-grid')), uses: false },
    };
  for (const [title, { find, uses }] of Object.entries(cases))
    it(`is ${uses} for ${title}`, async () => {
      const around = document.body.appendChild(document.createElement('div'));
      around.setAttribute('role', 'application');
      render(
        html`<div><test-with-grid></test-with-grid></div>
          <test-with-slot><button>Orders</button><test-with-grid></test-with-grid></test-with-slot>`,
        around,
      );
      await around.querySelector<WithSlot>('test-with-slot')?.updateComplete;
      const found: boolean[] = [];
      around.addEventListener('keydown', (event) => found.push(usesLetters(event)));
      find(around)?.focus();
      await sendKeys({ press: 'o' });
      expect(found).to.deep.equal([uses]);
      around.remove();
    });
});
