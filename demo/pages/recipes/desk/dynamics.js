/* Recipe: the desk as a channel provider in Dynamics 365, with the Channel Integration Framework. */
const desk = document.querySelector('desk-session');

/** A text in a query: quotation marks are doubled. */
const quote = (text) => `'${text.replaceAll("'", "''")}'`;

async function openRecord({ customer, channels }) {
  const cif = window.Microsoft.CIFramework;
  const address = channels[0]?.customerAddress ?? '';
  const query = `?$select=fullname,telephone1&$filter=telephone1 eq ${quote(address)}`;
  const found = JSON.parse(await cif.searchAndOpenRecords('contact', query, false));
  if (Object.keys(found).length > 0) return;
  const fields = { lastname: customer.name, telephone1: address };
  await cif.openForm(JSON.stringify({ entityName: 'contact' }), JSON.stringify(fields));
}

// The library is ready when it says so.
addEventListener('CIFInitDone', () => {
  desk.addEventListener('offer-received', () => window.Microsoft.CIFramework.setMode(1));
  desk.addEventListener('task-accepted', ({ detail }) => {
    // Each tab of the browser has a panel, and the agent works in one of them.
    if (document.visibilityState !== 'visible') return;
    openRecord(detail).catch((error) => console.warn('CIF:', error));
  });
});
