/* Stands in for the SDK of the Zendesk Apps Framework, with the functions that the recipe uses. */
{
  const { crmOrigin } = document.currentScript.dataset;
  const call =
    (method) =>
    (...args) =>
      import('./call-parent.js').then(({ callParent }) => callParent(crmOrigin, method, ...args));
  window.ZAFClient = { init: () => ({ invoke: call('invoke'), request: call('request') }) };
}
