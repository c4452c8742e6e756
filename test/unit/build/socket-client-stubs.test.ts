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

  it('takes an origin as the client does, in the namespace without a name', async () => {
    const { url } = (await importStub('./url.js')) as { url: (address: string) => { source: string; path: string } };
    const { url: parseWithPackage } = (await import(
      '../../../node_modules/socket.io-client/build/esm/url.js' as string
    )) as { url: typeof url };
    for (const origin of ['https://cx.example.com', 'http://localhost:4600', 'http://[::1]:4600']) {
      const { source, path } = parseWithPackage(origin);
      const stub = url(origin);
      assert.deepEqual([stub.source, stub.path], [source, path]);
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

  it('writes and reads a query as the package does', async () => {
    const stub = (await importStub('parseqs'))['default'] as Record<'encode' | 'decode', (query: unknown) => unknown>;
    const original = createRequire(import.meta.url)('parseqs') as typeof stub;
    const query = { EIO: 4, transport: 'polling', agent: '{"name":"Zoë & Co"}', empty: '' };
    assert.equal(stub.encode(query), original.encode(query));
    assert.deepEqual(stub.decode('a=1&b=x%20y'), original.decode('a=1&b=x%20y'));
  });

  it('encodes texts as the package does', async () => {
    type EncodePacket = (packet: object, supportsBinary: boolean, callback: (text: string) => void) => void;
    const encode = (await importStub('./encodePacket.js'))['default'] as EncodePacket;
    const { default: encodeWithPackage } = (await import(
      '../../../node_modules/engine.io-client/node_modules/engine.io-parser/build/esm/encodePacket.js' as string
    )) as { default: EncodePacket };
    for (const type of ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'])
      for (const data of [undefined, '', '2["event",{}]']) {
        const texts: string[] = [];
        for (const encodePacket of [encode, encodeWithPackage])
          encodePacket({ type, data }, true, (text) => texts.push(text));
        assert.equal(texts[0], texts[1]);
      }
  });

  it('recognizes attachments', async () => {
    const isBinary = (await importStub('./is-binary.js'))['isBinary'] as (data: unknown) => boolean;
    const values = [new ArrayBuffer(1), new Uint8Array(1), new Blob(), '451-["event"]', { base64: true }, null];
    assert.deepEqual(values.map(isBinary), [true, true, true, false, false, false]);
  });

  it('leaves modules of others alone', () => {
    assert.equal(resolveId('yeast', '/project/src/session/session.ts'), null);
  });
});
