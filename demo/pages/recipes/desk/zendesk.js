/* Recipe: the desk as an app in the top bar of Zendesk Support, with the Zendesk Apps Framework. */
const client = window.ZAFClient.init();
const desk = document.querySelector('desk-session');

async function openUser({ customer, channels }) {
  const address = channels[0]?.customerAddress ?? '';
  const query = encodeURIComponent(`type:user phone:"${address.replaceAll('"', '')}"`);
  const { results } = await client.request({ url: `/api/v2/search.json?query=${query}` });
  if (results[0] !== undefined) return client.invoke('routeTo', 'user', results[0].id);
  const { user } = await client.request({
    url: '/api/v2/users.json',
    type: 'POST',
    contentType: 'application/json',
    data: JSON.stringify({ user: { name: customer.name || address, phone: address } }),
  });
  return client.invoke('routeTo', 'user', user.id);
}

desk.addEventListener('offer-received', () => client.invoke('popover', 'show'));
desk.addEventListener('task-accepted', ({ detail }) => {
  // Each tab of the browser has the app, and the agent works in one of them.
  if (document.visibilityState !== 'visible') return;
  openUser(detail).catch((error) => console.warn('Zendesk:', error));
});
