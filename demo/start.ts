/** `npm start`: the demo pages with an emulated Agent Manager. `-- --open` also opens the browser. */
import { spawn } from 'node:child_process';
import { startDemo } from './server.js';

const demo = await startDemo();

console.log(`
  Demo pages      ${demo.url}
  Documentation   ${demo.url}/docs/
  Agent Manager   ${demo.agentManager.url}
  Control API     ${demo.agentManager.control}

  Sign in as mara, otto, ines or the supervisor vela; the password is demo. Press Ctrl+C to stop.
`);

if (process.argv.includes('--open')) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(command, [demo.url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Could not open a browser. Open the URL above.'))
    .unref();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.stop().then(() => process.exit(0)));
}
