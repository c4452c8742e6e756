/**
 * Lets a test do what only a person at the machine can: `executeServerCommand('devtools', { method, params })` speaks to
 * the browser's own tools for developers, in the page of the test.
 */
export function devtoolsPlugin() {
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (command !== 'devtools') return undefined;
      const devtools = await session.browser.getPage(session.id).createCDPSession();
      try {
        return { result: await devtools.send(payload.method, payload.params) };
      } finally {
        await devtools.detach();
      }
    },
  };
}
