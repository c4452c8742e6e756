/**
 * What the socket client brings along and browsers have built in. Used by the builds for browsers and the test runner, so that
 * tests cover what is shipped.
 */
const stubs = {
  // Of the origin that `socket-transport.ts` passes: it may have an IPv6 address, and no user.
  parseuri: `
    export default (source) => {
      const { protocol, hostname, port, pathname } = new URL(source);
      return { source, protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port, path: pathname };
    };`,
  // Makes addresses differ, so that no cache answers.
  yeast: `
    let count = 0;
    export default () => Date.now().toString(36) + '.' + count++;`,
  './contrib/base64-arraybuffer.js': `
    export const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;`,
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
