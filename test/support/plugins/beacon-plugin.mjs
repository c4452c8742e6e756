/** Records requests to `/__beacon__`: URLs in customers' messages must not be fetched before the agent asks for it. */
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
