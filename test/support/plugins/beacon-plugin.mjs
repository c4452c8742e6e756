/** A server that notes every request for it: nothing a customer names may be fetched before somebody asks for it. */
export function beaconPlugin() {
  const hits = [];
  return {
    name: 'beacon',
    executeCommand({ command }) {
      return command === 'beacon:hits' ? hits.splice(0) : undefined;
    },
    serve({ path, querystring }) {
      if (!path.startsWith('/__beacon__')) return undefined;
      hits.push(`${path}?${querystring}`);
      return { body: '', type: 'txt' };
    },
  };
}
