import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { stubSocketClientDependencies } from '../../../src/build/socket-client-stubs.mjs';

const { resolveId, load } = stubSocketClientDependencies();
const importer = '/project/node_modules/engine.io-parser/build/esm/decodePacket.browser.js';
const importStub = async (source: string): Promise<Record<string, unknown>> => {
  const code = load(resolveId(source, importer) ?? '') ?? '';
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, unknown>;
};

describe('what replaces the dependencies of the socket client', () => {
  it('reads an origin as the package does', async () => {
    type Parse = (address: string) => Readonly<Record<string, unknown>>;
    const parse = (await importStub('parseuri'))['default'] as Parse;
    const parseWithPackage = createRequire(import.meta.url)('parseuri') as Parse;
    for (const origin of [
      'https://cx.example.com',
      'http://localhost:4600',
      'https://192.0.2.7:8443',
      'http://[::1]:4600',
      'https://[2001:db8::7]',
    ]) {
      const { source, protocol, host, port } = parseWithPackage(origin);
      // The client takes the empty path as this one.
      assert.deepEqual(parse(origin), { source, protocol, host, port, path: '/' });
    }
  });

  it('never makes the same address twice', async () => {
    const next = (await importStub('yeast'))['default'] as () => string;
    const made = Array.from({ length: 1000 }, next);
    assert.equal(new Set(made).size, 1000);
    assert.ok(made.every((text) => encodeURIComponent(text) === text));
  });

  it('decodes attachments', async () => {
    const decode = (await importStub('./contrib/base64-arraybuffer.js'))['decode'] as (text: string) => ArrayBuffer;
    for (const length of [0, 1, 2, 3, 300]) {
      const bytes = Uint8Array.from({ length }, (_, i) => i % 256);
      assert.deepEqual(new Uint8Array(decode(Buffer.from(bytes).toString('base64'))), bytes);
    }
  });

  it('leaves modules of others alone', () => {
    assert.equal(resolveId('yeast', '/project/src/session/session.ts'), null);
  });
});
