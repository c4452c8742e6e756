/** Records requests to `/__beacon__`: URLs in customers' messages must not be fetched before the agent asks for it. */
export function beaconPlugin() {
  const hits = [];
  return {
    name: 'beacon',
    executeCommand({ command }) {
      return command === 'beacon:hits' ? hits.splice(0) : undefined;
    },
    async serve({ path, querystring, req }) {
      if (!path.startsWith('/__beacon__')) return undefined;
      // Reports of violations have a body.
      let body = '';
      for await (const chunk of req) body += chunk;
      hits.push(`${path}?${querystring}${body}`);
      return { body: '', type: 'txt' };
    },
  };
}
