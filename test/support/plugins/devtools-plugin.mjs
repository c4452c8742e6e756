import { selectedEngine } from '../engines/engine-names.mjs';

/** Where there is no DevTools protocol: requests to the test server that fail, by a part of their path. */
let blockedPath = null;

/** Middleware, before all other. One page at a time is tested in the engines that use it. */
export function failBlockedRequests(context, next) {
  if (blockedPath === null || !context.path.includes(blockedPath)) return next();
  context.respond = false;
  context.req.socket.destroy();
  return undefined;
}

/**
 * Commands for tests that need the browser or its DevTools protocol:
 * - `executeServerCommand('devtools', { method, params })` sends a protocol command to the page of the test.
 * - `executeServerCommand('emulate', { method, params })` does the same and keeps what it sets until `emulate:off`.
 * - `executeServerCommand('network:block', pattern)` fails the page's requests with a matching URL until `network:unblock`; in
 *   Firefox and WebKitGTK only those to the test server, which the browser has not kept.
 * - `executeServerCommand('touch:on')` makes the page's device one with a touch screen and no mouse, until `touch:off`.
 * - `executeServerCommand('permission', { origin, permission: { name }, state })` grants or denies a permission.
 */
export function devtoolsPlugin() {
  /** DevTools sessions that block requests, by test page. */
  const blockedSessions = new Map();
  /** DevTools sessions that emulate a touch screen, by test page. */
  const touchSessions = new Map();
  /** DevTools sessions that emulate something else, by test page. */
  const emulating = new Map();
  const unblock = async (id) => {
    await blockedSessions.get(id)?.detach();
    blockedSessions.delete(id);
  };
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (selectedEngine !== 'chromium' && command.startsWith('network:')) {
        blockedPath = payload?.replaceAll('*', '') ?? null;
        return { blocked: blockedPath };
      }
      if (command === 'network:unblock') {
        await unblock(session.id);
        return { blocked: null };
      }
      if (command === 'touch:off') {
        await touchSessions.get(session.id)?.detach();
        touchSessions.delete(session.id);
        return { touch: false };
      }
      if (command === 'emulate:off') {
        await emulating.get(session.id)?.detach();
        emulating.delete(session.id);
        return { emulated: null };
      }
      const page = session.browser.getPage(session.id);
      if (command === 'emulate') {
        const devtools = emulating.get(session.id) ?? (await page.createCDPSession());
        emulating.set(session.id, devtools);
        return { result: await devtools.send(payload.method, payload.params) };
      }
      if (command === 'permission') {
        await page.browserContext().setPermission(payload.origin, payload);
        return { set: payload };
      }
      if (command === 'touch:on') {
        const touchSession = await page.createCDPSession();
        touchSessions.set(session.id, touchSession);
        await touchSession.send('Emulation.setTouchEmulationEnabled', { enabled: true });
        return { touch: true };
      }
      if (command !== 'devtools' && command !== 'network:block') return undefined;
      const devtools = await page.createCDPSession();
      if (command === 'network:block') {
        await unblock(session.id);
        blockedSessions.set(session.id, devtools);
        devtools.on('Fetch.requestPaused', ({ requestId }) => {
          devtools.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionFailed' }).catch(() => {});
        });
        await devtools.send('Fetch.enable', { patterns: [{ urlPattern: payload }] });
        // A cached response would not be requested at all. Detaching turns the cache on again.
        await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
        return { blocked: payload };
      }
      try {
        return { result: await devtools.send(payload.method, payload.params) };
      } finally {
        await devtools.detach();
      }
    },
  };
}
