/** The guide's desk has a panel in this session; or there is one with a given session and agent. */
const url = 'https://cx.example.com/agent-manager';
const isGiven = location.hash !== '';
const agent = isGiven ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : null;

function openRecordOf(conversationId) {
  console.log(conversationId);
}

function addDesk(session) {
  $('#desk').html(`
    <desk-session session-id="desk">
      <agent-login hide-when-signed-in></agent-login>
      <agent-state-switch></agent-state-switch>
      <task-offer placement="toast"></task-offer>
      <conversation-list></conversation-list>
      <div id="panel">${isGiven ? '<chat-thread></chat-thread>' : ''}</div>
    </desk-session>`);
  $('desk-session').prop(isGiven ? { session, agent } : { url });
}

const added = isGiven
  ? agentDesk.ready.then(({ createDeskSession }) => {
      const session = createDeskSession({ url, tabs: 'share' });
      addDesk(session);
      return session;
    })
  : addDesk();

$('#toggle').on('click', async () => {
  if ($('#desk').children().length > 0) $('#desk').empty();
  else addDesk(await added);
});
$('#reorder').on('click', () => $('main').append($('main').children().first()));
