/* Plays a recording of `<desk-session debug>` into the widgets, in place of a socket. */
const [play, step, speed, progress, statusOutput] = ['play', 'step', 'speed', 'progress', 'status'].map((id) =>
  document.getElementById(id),
);

/** The recording the server was started with; null when there is none, or it cannot be played. */
async function loadRecording() {
  try {
    const found = await (await fetch('/recording.json')).json();
    return found?.format === 'agent-desk-recording/1' ? found : null;
  } catch {
    return null;
  }
}

function replay({ events, agentId }, DeskSession) {
  let listener;
  const transport = {
    open(handlers) {
      listener = handlers;
    },
    // Commands are not sent: the recording has the server's responses.
    send: () => true,
    close: () => undefined,
  };

  const session = new DeskSession(
    { url: location.origin },
    // REST responses are not recorded: every service responds with an empty list.
    { transport: () => transport, fetch: async () => new Response('[]') },
  );
  document.querySelector('desk-session').session = session;
  session.connect({ id: agentId, username: 'replay', roles: ['agent'] });

  const connectionEvents = {
    up: () => listener.onConnect(),
    down: ([loss]) => listener.onDisconnect(loss, ''),
    refused: ([code, retrying]) => listener.onConnectError({ code, detail: '' }, retrying),
  };
  let next = 0;
  let timer;

  function playNext() {
    const { direction, event, args } = events[next++];
    if (direction === 'in') listener.onEvent(event, args, null);
    else if (direction === 'link') connectionEvents[event]?.(args);
    progress.value = next;
    const arrow = { in: '←', out: '→', link: '•' }[direction];
    statusOutput.textContent = `${next} of ${events.length}  ${arrow} ${event}`;
  }

  function schedule() {
    const [previousEvent, nextEvent] = [events[next - 1], events[next]];
    if (nextEvent === undefined) return stop();
    // Shorten long pauses.
    const gap = Math.min(nextEvent.at - (previousEvent?.at ?? nextEvent.at), 5000) / Number(speed.value);
    timer = setTimeout(() => {
      playNext();
      schedule();
    }, gap);
  }

  function stop() {
    clearTimeout(timer);
    timer = undefined;
    play.textContent = 'Play';
  }

  play.addEventListener('click', () => {
    if (timer !== undefined) return stop();
    play.textContent = 'Pause';
    schedule();
  });
  step.addEventListener('click', () => {
    stop();
    if (next < events.length) playNext();
  });

  progress.max = Math.max(1, events.length);
  statusOutput.textContent = 'A masked recording, played into the widgets. Nothing is sent to a server.';
  for (const control of [play, step, speed]) control.disabled = false;
}

const recording = await loadRecording();
if (recording === null) {
  document.querySelector('desk-session').hidden = true;
  document.getElementById('no-recording').hidden = false;
  statusOutput.textContent = 'No recording';
} else {
  const { DeskSession } = await globalThis.agentDesk.ready;
  replay(recording, DeskSession);
}
