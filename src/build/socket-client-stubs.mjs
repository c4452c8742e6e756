/**
 * What the socket client brings along and supported browsers have built in, and how it would send binary data: what a session
 * sends is JSON. Used by the builds for browsers and the test runner, so that tests cover what is shipped.
 */
const ownGlobal = 'export default globalThis;';
const stubs = {
  // Of the origin that `socket-transport.ts` passes: it may have an IPv6 address, and no user.
  parseuri: `
    export default (source) => {
      const { protocol, hostname, port, pathname } = new URL(source);
      return { source, protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port, path: pathname };
    };`,
  parseqs: `
    export default {
      encode: (query) => Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('=')).join('&'),
      decode: (query) => Object.fromEntries(new URLSearchParams(query)),
    };`,
  // The name that tells cached connections apart is not used: sessions never share one.
  './url.js': `export const url = (source) => ({ source, id: source, path: '/' });`,
  // Without the encoder and decoder that `guarded-parser.ts` replaces.
  'socket.io-parser': `export { PacketType, protocol } from 'socket.io-parser';`,
  // Makes addresses differ, so that no cache answers.
  yeast: `
    let count = 0;
    export default () => Date.now().toString(36) + '.' + count++;`,
  './contrib/base64-arraybuffer.js': `
    export const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;`,
  './encodePacket.js': `
    const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'];
    export default ({ type, data }, _, callback) => callback(types.indexOf(type) + (data || ''));`,
  './is-binary.js': `
    export const isBinary = (data) => data instanceof ArrayBuffer || ArrayBuffer.isView(data) || data instanceof Blob;
    export const hasBinary = () => false;`,
  './globalThis.js': ownGlobal,
  '../globalThis.js': ownGlobal,
  './xmlhttprequest.js': `
    export default function () {
      // Called with \`new\` when the module is loaded, also by servers that only import the elements.
      if (typeof XMLHttpRequest !== 'undefined') return new XMLHttpRequest();
    }`,
};

const prefix = '\0socket-client:';
const isOfSocketClient = (importer) => /\/node_modules\/(?:socket|engine)\.io-/.test(importer ?? '');

/** Rollup plugin. */
export const stubSocketClientDependencies = () => ({
  name: 'socket-client-stubs',
  resolveId: (source, importer) =>
    Object.hasOwn(stubs, source) && isOfSocketClient(importer) ? prefix + source : null,
  load: (id) => (id.startsWith(prefix) ? stubs[id.slice(prefix.length)] : null),
});
