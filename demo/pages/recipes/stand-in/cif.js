/* Stands in for the library of Dynamics 365, with the functions that the recipe uses. */
{
  const { crmOrigin } = document.currentScript.dataset;
  const call =
    (method) =>
    (...args) =>
      import('./call-parent.js').then(({ callParent }) => callParent(crmOrigin, method, ...args));
  window.Microsoft = {
    CIFramework: {
      setMode: call('setMode'),
      searchAndOpenRecords: call('searchAndOpenRecords'),
      openForm: call('openForm'),
    },
  };
  // The real one says so when the page around it has answered.
  addEventListener('load', () => dispatchEvent(new Event('CIFInitDone')));
}
