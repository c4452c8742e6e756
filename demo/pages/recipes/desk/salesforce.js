/* Recipe: the desk as a softphone in Salesforce, with Open CTI for Lightning Experience. */
const { opencti } = window.sforce;
const desk = document.querySelector('desk-session');

/** Open CTI says by a callback how a call ended. */
const report = ({ success, errors }) => {
  if (!success) console.warn('Open CTI:', errors);
};

desk.addEventListener('offer-received', () => opencti.setSoftphonePanelVisibility({ visible: true, callback: report }));

desk.addEventListener('task-accepted', ({ detail }) => {
  // Each tab of the browser has a softphone, and the agent works in one of them.
  if (document.visibilityState !== 'visible') return;
  const { customer, channels } = detail;
  const address = channels[0]?.customerAddress ?? '';
  opencti.searchAndScreenPop({
    searchParams: address || customer.name,
    // What a new record starts with, if nothing is found.
    defaultFieldValues: { LastName: customer.name, Phone: address },
    callType: opencti.CALL_TYPE.INBOUND,
    deferred: false,
    callback: report,
  });
});

desk.addEventListener('conversation-closed', ({ detail }) => {
  opencti.saveLog({
    value: { entityApiName: 'Task', Subject: 'Chat', Status: 'Completed', CallObject: detail.conversationId },
    callback: report,
  });
});
