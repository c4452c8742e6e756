import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { HostPage } from '../support/browser/host-page.js';

interface Example {
  readonly name: string;
  readonly html: string;
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
}

const examples = await executeServerCommand<readonly Example[], undefined>('embed:examples');
const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []));

/** Examples marked with `html run`, unchanged except for the addresses of script and server. */
describe('the examples of the guides', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => cleanUp(emulator));

  it('are found', () => {
    expect(examples.length).to.be.greaterThan(15);
  });

  for (const { name, html } of examples) {
    it(`${name}: defines its elements, without errors`, async () => {
      const body = html
        .replaceAll(/\/(?:node_modules\/agent-desk-elements\/dist|agent-desk)\/(?=script\/|module\/)/g, '/dist/')
        .replaceAll(/https:\/\/cx\.example\.com\/agent-manager|http:\/\/localhost:4600\/agent-manager/g, emulator.url);
      const allowInline = (has: RegExp) => `'self'${has.test(html) ? " 'unsafe-inline'" : ''}`;
      const page = await HostPage.open(emulator, {
        body,
        scriptSources: allowInline(/<script>/),
        styleSources: allowInline(/<style>/),
      });
      const { customElements, errors, violations } = page.window;
      const used = tags.filter((tag) => new RegExp(`<${tag}[\\s>]|'${tag}'`).test(html));
      expect(used, 'elements of the package').to.not.deep.equal([]);
      for (const tag of used) await until(() => customElements.get(tag), `<${tag}> is defined`);
      await page.ready();
      page.close();
      expect([...errors, ...violations]).to.deep.equal([]);
    });
  }
});
