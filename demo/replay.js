/* Plays a recording of `<desk-session debug>` into the widgets, in place of a socket. */
const { events, agentId } = await (await fetch('/recording.json')).json();

let listener;
const transport = {
  open(given) {
    listener = given;
  },
  // Whatever a person does here goes nowhere; what was answered then is in the recording.
  send: () => true,
  close: () => undefined,
};

const session = new globalThis.agentDesk.DeskSession(
  { url: location.origin },
  // REST answers are not recorded; every service answers with nothing.
  { transport: () => transport, fetch: async () => new Response('[]') },
);
document.querySelector('desk-session').session = session;
session.connect({ id: agentId, username: 'replay', roles: ['agent'] });

const [play, step, speed, progress, last] = ['play', 'step', 'speed', 'progress', 'last'].map((id) =>
  document.getElementById(id),
);
progress.max = events.length;

let next = 0;
let timer;

const effects = {
  up: () => listener.onUp(),
  down: ([loss]) => listener.onDown(loss, ''),
  refused: ([code, retrying]) => listener.onRefused({ code, detail: '' }, retrying),
};

function playNext() {
  const { direction, event, args } = events[next++];
  if (direction === 'in') listener.onMessage(event, args, null);
  else if (direction === 'link') effects[event]?.(args);
  progress.value = next;
  const arrow = { in: '←', out: '→', link: '•' }[direction];
  last.textContent = `${next} of ${events.length}  ${arrow} ${event}`;
}

function schedule() {
  const [previous, upcoming] = [events[next - 1], events[next]];
  if (upcoming === undefined) return stop();
  // Nobody wants to watch a lunch break.
  const gap = Math.min(upcoming.at - (previous?.at ?? upcoming.at), 5000) / Number(speed.value);
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
