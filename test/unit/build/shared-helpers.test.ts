import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LitElement } from 'lit';
import * as lit from 'lit/decorators.js';
import { shareHelpers } from '../../../src/build/shared-helpers.mjs';

type Decorators = Pick<typeof lit, 'property' | 'state' | 'query'>;

const { resolveId, load } = shareHelpers();
const code = load(resolveId.handler('lit/decorators.js') ?? '') ?? '';
const built = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Decorators;

describe('the decorators of the build', () => {
  it('define properties as those of Lit do', () => {
    const describeClass = ({ property, state }: Decorators) => {
      class Sample extends LitElement {
        get own(): number {
          return 1;
        }
        set own(_value: number) {
          // Only that there is one.
        }
      }
      property()(Sample.prototype, 'plain');
      property({ attribute: false })(Sample.prototype, 'hidden');
      property({ type: Number, reflect: true, attribute: 'max-count' })(Sample.prototype, 'maxCount');
      property({ type: Boolean })(Sample.prototype, 'own');
      state()(Sample.prototype, 'isOpen');
      const attributes = Sample.observedAttributes;
      const accessors = [...Sample.elementProperties.keys()].map((name) => {
        const { get, set } = Object.getOwnPropertyDescriptor(Sample.prototype, name) ?? {};
        return [typeof get, typeof set];
      });
      const options = [...Sample.elementProperties].map(([name, all]) => {
        const { attribute, reflect, state: isState, type, wrapped } = all as typeof all & { wrapped?: boolean };
        return { name, attribute, reflect: reflect === true, isState: isState === true, type, wrapped };
      });
      return { attributes, accessors, options };
    };
    assert.deepEqual(describeClass(built), describeClass(lit));
  });

  it('find elements as those of Lit do', () => {
    const base = {} as Element;
    const renderRoot = { querySelector: (selector: string) => (selector === '[part="base"]' ? base : null) };
    const find = ({ query }: Decorators, root: object): unknown => {
      class Sample extends LitElement {}
      const result: unknown = query('[part="base"]')(Sample.prototype, 'base');
      // What Lit returns is defined by the compiler's helper.
      const descriptor = Object.getOwnPropertyDescriptor(Sample.prototype, 'base') ?? (result as PropertyDescriptor);
      return descriptor.get?.call(root);
    };
    for (const decorators of [built, lit]) {
      assert.equal(find(decorators, { renderRoot }), base);
      assert.equal(find(decorators, { renderRoot: { querySelector: () => null } }), null);
      assert.equal(find(decorators, {}), null);
    }
  });
});
