/* How the stand-ins of the CRMs' libraries talk to the stand-in of the CRM, which is the page around this one. */
let lastId = 0;

/** Calls a function of the page around this one, which is of this origin. */
export const callParent = (crmOrigin, method, ...args) =>
  new Promise((resolve) => {
    const id = ++lastId;
    addEventListener('message', function listener({ origin, source, data }) {
      if (origin !== crmOrigin || source !== parent || data?.answerTo !== id) return;
      removeEventListener('message', listener);
      resolve(data.result);
    });
    parent.postMessage({ id, method, args }, crmOrigin);
  });
