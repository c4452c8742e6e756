import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { isComposing } from '../../../../src/elements/internal/keys/is-composing.js';
import { isTyping, matchesShortcut, parseShortcut } from '../../../../src/elements/internal/keys/shortcut.js';

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
