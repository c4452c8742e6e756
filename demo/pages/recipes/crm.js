/* Stands in for a CRM around the desk: a few records, the messages of the bridge, and the calls of the stand-in libraries. */
import { h } from '../shared/dom.js';

const records = [
  { id: 1001, name: 'Tess Oakley', phone: '15550100002' },
  { id: 1002, name: 'Ana Reyes', phone: '15550100018' },
];
const frame = document.querySelector('iframe');
const recordBox = document.querySelector('#record');
const log = document.querySelector('#log');
const deskOrigin = new URL(frame.dataset.src).origin;

const findRecord = (text) => records.find(({ phone }) => String(text).includes(phone));
const openRecord = (text) => {
  recordBox.textContent = text;
};
const popUp = (phone, name) => {
  const record = findRecord(phone);
  openRecord(record === undefined ? `New record: ${name}, ${phone}` : `${record.name}, ${record.phone}`);
};

/** The messages of the desk's bridge, as an own CRM takes them. */
const bridgeMessages = {
  AGENT_TASK_STATE({ taskState, channelCustomerIdentifier, topicData }) {
    // Every tab with the desk gets the message; the record opens in the one that the agent looks at.
    if (taskState.name !== 'ANSWERED' || document.visibilityState !== 'visible') return;
    const { firstName, lastName } = topicData.customer;
    popUp(channelCustomerIdentifier, `${firstName} ${lastName}`);
  },
  END_CONVERSATION: () => openRecord('No record is open.'),
  LOGOUT: () => openRecord('No record is open.'),
};

/** What the CRMs do when their libraries are called. */
const libraryCalls = {
  searchAndScreenPop: ({ searchParams, defaultFieldValues }) => popUp(searchParams, defaultFieldValues.LastName),
  searchAndOpenRecords(_entity, query) {
    const record = findRecord(query);
    if (record !== undefined) popUp(record.phone);
    return JSON.stringify(record === undefined ? {} : { 0: { fullname: record.name } });
  },
  openForm(_form, fields) {
    const { lastname, telephone1 } = JSON.parse(fields);
    popUp(telephone1, lastname);
  },
  request({ url, data }) {
    if (data === undefined) return { results: [findRecord(url)].filter(Boolean) };
    records.push({ id: 2000 + records.length, ...JSON.parse(data).user });
    return { user: records.at(-1) };
  },
  invoke(action, _route, id) {
    const record = records.find((known) => known.id === id);
    if (action === 'routeTo' && record !== undefined) popUp(record.phone);
  },
};

addEventListener('message', ({ origin, source, data }) => {
  // Any page can post to this one.
  if (origin !== deskOrigin || source !== frame.contentWindow) return;
  const { eventName, event, agentData, id, method, args } = data;
  const name = eventName ?? event ?? method;
  const state = agentData?.taskState?.name ?? agentData?.agentData?.agentPresence?.state.name ?? '';
  log.append(h('li', {}, h('code', { textContent: `${name} ${state}`.trim() })));
  if (agentData !== undefined) bridgeMessages[eventName]?.(agentData);
  if (method !== undefined)
    frame.contentWindow.postMessage({ answerTo: id, result: libraryCalls[method]?.(...args) }, deskOrigin);
});

for (const button of document.querySelectorAll('button[data-customer]')) {
  button.addEventListener('click', async () => {
    const [firstName, lastName] = button.dataset.customer.split(' ');
    const { control } = await (await fetch('/demo-config.json')).json();
    await fetch(`${control}/chats`, {
      method: 'POST',
      body: JSON.stringify({
        customer: { firstName, lastName, phone: button.dataset.phone },
        channel: 'WHATSAPP',
        text: 'Hello, I have a question about my booking.',
      }),
    });
  });
}

// The query says how the demo's agent works, see desk/demo-sign-in.js.
frame.src = frame.dataset.src + location.search;
