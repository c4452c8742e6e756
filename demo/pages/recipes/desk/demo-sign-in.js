/* Signs the demo's agent in. With `?auto` the agent is ready and accepts every chat. Not part of a real page. */
const desk = document.querySelector('desk-session');
await customElements.whenDefined('desk-session');
await desk.login('mara', 'demo');
if (new URLSearchParams(location.search).has('auto')) {
  const { session } = desk;
  desk.autoAnswer = true;
  while (session.state.presence === null) await new Promise((resolve) => session.subscribe(resolve));
  await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
  for (const { id } of session.state.channels) {
    await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
  }
}
