/**
 * Lets a test do what only a person at the machine can: `executeServerCommand('devtools', { method, params })` speaks to
 * the browser's own tools for developers, in the page of the test.
 *
 * `executeServerCommand('network:cut', pattern)` lets none of the page's requests through whose address matches, as a
 * lost link would, until `network:mend`.
 *
 * `executeServerCommand('permission', { origin, permission: { name }, state })` answers for the person what a page may do.
 */
export function devtoolsPlugin() {
  /** Sessions that hold requests back, by test page. */
  const cuts = new Map();
  const mend = async (id) => {
    await cuts.get(id)?.detach();
    cuts.delete(id);
  };
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (command === 'network:mend') {
        await mend(session.id);
        return { cut: null };
      }
      const page = session.browser.getPage(session.id);
      if (command === 'permission') {
        await page.browserContext().setPermission(payload.origin, payload);
        return { set: payload };
      }
      if (command !== 'devtools' && command !== 'network:cut') return undefined;
      const devtools = await page.createCDPSession();
      if (command === 'network:cut') {
        await mend(session.id);
        cuts.set(session.id, devtools);
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
