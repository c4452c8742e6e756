/* Stands in for Salesforce's Open CTI, with the functions that the recipe uses. */
{
  const { crmOrigin } = document.currentScript.dataset;
  const call =
    (method) =>
    ({ callback, ...options }) =>
      import('./call-parent.js')
        .then(({ callParent }) => callParent(crmOrigin, method, options))
        .then((returnValue) => callback?.({ success: true, returnValue, errors: null }));
  window.sforce = {
    opencti: {
      CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' },
      setSoftphonePanelVisibility: call('setSoftphonePanelVisibility'),
      searchAndScreenPop: call('searchAndScreenPop'),
      saveLog: call('saveLog'),
    },
  };
}
