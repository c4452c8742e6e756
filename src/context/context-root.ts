/**
 * Imported before any element: a widget that asks for its session before `<desk-session>` is defined is remembered here
 * and answered when the provider appears.
 */
import { ContextEvent, ContextRoot } from '@lit/context';
import { sessionContext } from './session-context.js';

const installedKey = Symbol.for('agent-desk/context-root/1');
const globalScope = globalThis as { [installedKey]?: true };

if (typeof document !== 'undefined' && globalScope[installedKey] === undefined) {
  globalScope[installedKey] = true;
  // ContextRoot remembers requests for every context it hears of. The page may use the protocol for its own things, so
  // it is given a target of its own and hears only of ours.
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
