import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { repeat } from '../../../../src/elements/internal/rows/repeat.js';

const list = (keys: readonly string[]) =>
  html`<ul>
    ${repeat(
      keys,
      (key) => key,
      (key) => html`<li id=${key}>${key}</li>`,
    )}
  </ul>`;

/** How many nodes a list has, elements and comments. */
const countNodes = (root: ParentNode): number => root.querySelector('ul')?.childNodes.length ?? NaN;

function countNodesOfNew(keys: readonly string[]): number {
  const root = document.createElement('div');
  render(list(keys), root);
  return countNodes(root);
}

describe('repeat', () => {
  const cases: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'that scrolls': Array.from({ length: 20 }, (_, i) => [`${i}`, `${i + 1}`, `${i + 2}`, `${i + 3}`]),
    'that scrolls back': Array.from({ length: 20 }, (_, i) => [`${20 - i}`, `${21 - i}`, `${22 - i}`]),
    'that becomes empty': [['a', 'b'], [], ['c'], [], ['a', 'b']],
    'whose items change places': [
      ['a', 'b', 'c', 'd'],
      ['d', 'x', 'a'],
      ['a', 'd', 'y', 'z', 'b'],
      ['z', 'a'],
    ],
    'whose items are all others': [['a', 'b', 'c'], ['d', 'e'], ['f', 'g', 'h', 'i'], ['j']],
  };
  for (const [title, steps] of Object.entries(cases))
    it(`leaves nothing behind of the items of a list ${title}`, () => {
      const root = document.createElement('div');
      for (const keys of steps) {
        const kept = new Map([...root.querySelectorAll('li')].map((item) => [item.id, item]));
        render(list(keys), root);
        const items = [...root.querySelectorAll('li')];
        expect(items.map(({ id }) => id)).to.deep.equal(keys);
        for (const item of items) expect(kept.get(item.id) ?? item, 'the same element').to.equal(item);
        expect(countNodes(root), keys.join()).to.equal(countNodesOfNew(keys));
      }
    });
});
