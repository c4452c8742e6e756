import { expect } from '@open-wc/testing';
import { smallTargets } from '../../support/accessibility/target-size.js';

/** The check of targets itself: what it must find, and what the criterion allows. */
describe('the check of targets', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    document.body.append(host);
  });
  afterEach(() => host.remove());

  function addButtons(size: number, gap: number): void {
    const row = document.createElement('div');
    row.style.cssText = `display: flex; gap: ${gap}px; margin: 40px`;
    for (const name of ['One', 'Two']) {
      const button = document.createElement('button');
      button.ariaLabel = name;
      button.style.cssText = `box-sizing: border-box; padding: 0; inline-size: ${size}px; block-size: ${size}px`;
      row.append(button);
    }
    host.shadowRoot?.append(row);
  }

  it('finds small buttons beside each other, in a shadow root', () => {
    addButtons(16, 2);
    expect(smallTargets(host)).to.deep.equal(['div: button. “One” 16.0×16.0', 'div: button. “Two” 16.0×16.0']);
  });

  it('allows small buttons with space around them, and those of 24 pixels without', () => {
    addButtons(16, 8);
    addButtons(24, 0);
    expect(smallTargets(host)).to.deep.equal([]);
  });
});
