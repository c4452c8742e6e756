/**
 * Imported before any element: keeps the context requests of elements that are connected before `<desk-session>` is
 * defined, and replays them when the provider appears.
 */
import { ContextEvent, ContextRoot } from '@lit/context';
import { sessionContext } from './session-context.js';

const installedKey = Symbol.for('agent-desk/context-root/1');
const globalScope = globalThis as { [installedKey]?: true };

if (typeof document !== 'undefined' && globalScope[installedKey] === undefined) {
  globalScope[installedKey] = true;
  // ContextRoot keeps requests for every context, and the page may use the protocol for its own contexts. It is attached
  // to a separate target, which receives only requests for the session.
  const rootTarget = document.createElement('agent-desk-context-root');
  new ContextRoot().attach(rootTarget);
  document.documentElement.addEventListener('context-request', (event) => {
    if (event.context !== sessionContext) return;
    const target = event.contextTarget ?? (event.composedPath()[0] as Element);
    rootTarget.dispatchEvent(new ContextEvent(event.context, target, event.callback, event.subscribe));
  });
  document.documentElement.addEventListener('context-provider', (event) => {
    if (event.context !== sessionContext) return;
    rootTarget.dispatchEvent(Object.assign(new Event('context-provider'), { context: event.context }));
  });
}
