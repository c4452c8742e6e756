/** Which file of the module build has the modules that several parts use. Else they would be a dozen small files. */

/** What a page without a conversation shows. */
const firstParts = /\/src\/desk\.ts$|\/(agent-login|agent-state-switch)\.define\.ts$/;
/** What a page with a conversation shows. */
const conversationParts = /\/(task-offer|conversation-list|chat-thread)\.define\.ts$/;
/** What a session needs once it has a conversation. */
const conversationsCode = /\/src\/session\/conversations-code\.ts$/;
/** Made to be shared. Other modules stay with the part that uses them. */
const sharedModules =
  /\/src\/elements\/internal\/|\/src\/translations\/en\/parts\/|\/node_modules\/(lit|lit-html|@lit)\//;
/** A file of its own would cost more than it has. */
const smallLength = 1200;
/** Supervisors only. */
const reportModules = /\/src\/elements\/internal\/reports\/|\/src\/translations\/en\/parts\/supervisor\.ts$/;

/** By module, the parts that cannot do without it. */
function findParts({ getModuleIds, getModuleInfo }) {
  const partsByModule = new Map();
  for (const part of getModuleIds()) {
    const { isEntry, dynamicImporters } = getModuleInfo(part);
    if (!isEntry && dynamicImporters.length === 0) continue;
    const modules = new Set([part]);
    for (const id of modules) {
      partsByModule.set(id, [...(partsByModule.get(id) ?? []), part]);
      for (const imported of getModuleInfo(id).importedIds) modules.add(imported);
    }
  }
  return partsByModule;
}

/** Rollup's `manualChunks`. What these modules import goes with them, unless it has a place of its own. */
export function shareChunks() {
  let partsByModule;
  return (id, graph) => {
    partsByModule ??= findParts(graph);
    const parts = partsByModule.get(id) ?? [];
    if (/\/src\/desk\.ts$|^\0decorators$/.test(id)) return 'desk';
    if (conversationsCode.test(id)) return 'conversations';
    // What one part uses belongs to it.
    if (!sharedModules.test(id) || parts.length < 2) return undefined;
    if (parts.some((part) => firstParts.test(part))) return 'desk';
    if (reportModules.test(id)) return 'reports';
    if (parts.some((part) => conversationParts.test(part))) return 'conversations';
    if (!/\/src\//.test(id)) return 'desk';
    return graph.getModuleInfo(id).code.length < smallLength ? 'conversations' : undefined;
  };
}
