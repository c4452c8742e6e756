/**
 * Lets a test do what only a person at the machine can: `executeServerCommand('devtools', { method, params })` speaks to
 * the browser's own tools for developers, in the page of the test.
 *
 * `executeServerCommand('network:block', pattern)` lets none of the page's requests through whose address matches, as a
 * lost link would, until `network:unblock`.
 *
 * `executeServerCommand('permission', { origin, permission: { name }, state })` answers for the person what a page may do.
 */
export function devtoolsPlugin() {
  /** Sessions that hold requests back, by test page. */
  const blockedSessions = new Map();
  const unblock = async (id) => {
    await blockedSessions.get(id)?.detach();
    blockedSessions.delete(id);
  };
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (command === 'network:unblock') {
        await unblock(session.id);
        return { cut: null };
      }
      const page = session.browser.getPage(session.id);
      if (command === 'permission') {
        await page.browserContext().setPermission(payload.origin, payload);
        return { set: payload };
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
        return { cut: payload };
      }
      try {
        return { result: await devtools.send(payload.method, payload.params) };
      } finally {
        await devtools.detach();
      }
    },
  };
}
