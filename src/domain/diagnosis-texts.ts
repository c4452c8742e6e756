import type { Check, CheckCode, CheckFinding, CheckName, ServiceName } from './diagnosis.js';

/** What each service is for, and whether a desk works without it. */
const services: Readonly<Record<ServiceName, { readonly use: string; readonly isNeeded: boolean }>> = {
  admin: { use: 'reasons, settings and wrap-up forms', isNeeded: true },
  routing: { use: 'transfers and the reconnect of offers', isNeeded: true },
  conversations: { use: 'the history of conversations', isNeeded: true },
  files: { use: 'files in conversations', isNeeded: false },
  reports: { use: 'the supervisor panel and the wallboard', isNeeded: false },
  customers: { use: 'the customer card', isNeeded: false },
  announcements: { use: 'announcements', isNeeded: false },
};

/** A desk opens without this service; only some elements need it. */
export const isOptionalService = (name: CheckName): boolean =>
  name in services && !services[name as ServiceName].isNeeded;

const subjects: Readonly<Record<Exclude<CheckName, ServiceName>, string>> = {
  address: 'The address',
  server: 'The server',
  cors: 'The Agent Manager',
  login: 'The sign-in',
  'socket-path': 'The socket',
  'socket-polling': 'The socket by polling',
  'socket-websocket': 'The socket by WebSocket',
  clock: 'The clock of the server',
  push: 'Push notifications',
};

const subjectOf = (name: CheckName): string =>
  name in services ? `The service “${name}”` : subjects[name as keyof typeof subjects];

interface TextContext {
  readonly finding: CheckFinding;
  readonly subject: string;
  readonly origin: string;
}

type Words = readonly [text: string, remedy?: string];

const seconds = (ms: number): string => `${Math.round(Math.abs(ms) / 1000)} s`;

const texts: Readonly<Record<CheckCode, (context: TextContext) => Words>> = {
  ok: ({ finding, subject }) => {
    if (finding.name === 'address') return [`${subject} can be used.`];
    if (finding.name === 'clock') return [`${subject} differs by ${seconds(finding.differenceMs ?? 0)}.`];
    if (finding.name === 'push') return ['Push notifications are set up, and allowed here.'];
    return [finding.name === 'cors' ? 'Pages can read the answers.' : `${subject} answers.`];
  },
  'needs-sign-in': ({ subject }) => [`${subject} answers, and asks for a sign-in.`],
  'no-url': () => [
    'The address of the Agent Manager is missing, or is none.',
    'Set url to an address such as https://cx.example.com/agent-manager.',
  ],
  'mixed-content': () => [
    'The page is https, the address is http: browsers block such requests.',
    'Serve the Agent Manager by https, and use that address.',
  ],
  unreachable: ({ subject }) => [
    `${subject} cannot be reached.`,
    'Check address, port, VPN and firewall. In a browser, open the address in a tab: it shows a certificate that is not trusted.',
  ],
  'unknown-host': ({ subject }) => [
    `${subject} cannot be reached: no machine has this name.`,
    'Check the spelling of the host, and the DNS of this network.',
  ],
  'connection-refused': ({ subject }) => [
    `${subject} cannot be reached: nothing listens at this port.`,
    'Check the port, and that the server runs.',
  ],
  'bad-certificate': ({ subject }) => [
    `${subject} has a certificate that is not trusted here.`,
    'Install a certificate for this host whose chain is complete, from an authority that browsers trust.',
  ],
  'timed-out': ({ subject }) => [
    `${subject} did not answer in time.`,
    'A firewall that drops packets, or a server that is overloaded: try from its own network.',
  ],
  'blocked-by-policy': ({ finding }) => [
    'The content security policy of this page blocks the request.',
    `Add the server to connect-src${finding.name === 'socket-websocket' ? ', also with wss:' : ''}.`,
  ],
  cors: ({ finding, subject, origin }) => [
    `${subject} answers, but does not let pages of ${origin} read it (CORS).`,
    finding.name === 'cors' || finding.name.startsWith('socket')
      ? `Let the server, or the proxy before it, answer Access-Control-Allow-Origin: ${origin}, also to OPTIONS, and allow the headers Content-Type and Authorization.`
      : `Allow ${origin} there as well, with the header Authorization. A 404 of a proxy has no CORS headers either: check that the service is at this path.`,
  ],
  missing: ({ finding, subject }) => [
    `${subject} is not at this path (404).`,
    finding.name === 'login'
      ? 'Check the path of url: it ends with the path of the Agent Manager, usually /agent-manager.'
      : finding.name === 'socket-path'
        ? 'Check the path of url, and that the proxy passes its /socket.io/ on.'
        : `${useOf(finding.name)} Install it, or set where it is: services.${finding.name}.`,
  ],
  forbidden: ({ finding, subject }) => [
    `${subject} refuses the requests (${finding.httpStatus ?? 403}).`,
    finding.name.startsWith('socket')
      ? 'Let the server and the proxy accept requests of this origin at the path of the socket.'
      : `${useOf(finding.name)} Give the agent's role access to it, or sign in again if the token has expired.`,
  ],
  'wrong-answer': ({ finding, subject }) => [
    `${subject} answers with something else than expected${(finding.httpStatus ?? null) === null ? '' : ` (${finding.httpStatus})`}.`,
    finding.name.startsWith('socket')
      ? 'Something other than the Agent Manager answers at this path: check url and the rules of the proxy.'
      : 'Something else answers at this path, e.g. the start page of a website: check url, services and the rules of the proxy.',
  ],
  'server-error': ({ finding, subject }) => [
    `${subject} has an error (${finding.httpStatus ?? 500}).`,
    'Look into its log. 502, 503 and 504 come from a proxy: the server behind it does not run or does not answer.',
  ],
  'old-protocol': ({ subject }) => [
    `${subject} speaks an older protocol (Engine.IO 3, as Socket.IO 2).`,
    'Use an Agent Manager with Socket.IO 3 or later.',
  ],
  'no-upgrade': () => [
    'WebSockets are not let through. The desk works by polling, which is slower and costs the server more.',
    'Let every proxy pass the headers Upgrade and Connection at the path of the socket.',
  ],
  'clock-differs': ({ finding }) => [
    `The clock of the server is ${seconds(finding.differenceMs ?? 0)} ${(finding.differenceMs ?? 0) > 0 ? 'ahead of' : 'behind'} the one of this machine.`,
    'Synchronize both by NTP. The desk follows the server, but tokens and certificates may count as expired.',
  ],
  'not-readable': () => [
    'The clock of the server cannot be read before the sign-in.',
    'Sign in, or use agent-desk-check, or let the server answer Access-Control-Expose-Headers: Date.',
  ],
  'not-configured': () => ['Push notifications are not set up.'],
  'not-supported': () => [
    'Push notifications are not possible here.',
    'They need https, and a browser with service workers; not a private window or a sandboxed frame.',
  ],
  'permission-denied': () => [
    'The browser blocks notifications of this site.',
    'Allow them in the site settings of the browser.',
  ],
  'permission-not-asked': () => [
    'Push notifications are set up; the agent has not allowed them yet.',
    'Turn them on in the menu of the agent state.',
  ],
  'worker-missing': () => [
    'The service worker for push notifications is not there.',
    'Copy dist/sw/agent-desk-sw.js to this origin, with a JavaScript content type, or set push.worker.',
  ],
  'not-in-browser': () => ['Only a browser knows. Use session.diagnose() in the page.'],
  'no-origin': () => ['Not checked for a page: give its origin, e.g. --origin https://crm.example.com.'],
  depends: () => ['Not checked, because of what is above.'],
};

function useOf(name: CheckName): string {
  if (!(name in services)) return '';
  const { use, isNeeded } = services[name as ServiceName];
  return isNeeded ? `Every desk needs it, for ${use}.` : `Only ${use} need${/ and |s$/.test(use) ? '' : 's'} it.`;
}

/** A finding with its words. */
export function describeCheck(finding: CheckFinding, origin: string | null): Check {
  const context = { finding, subject: subjectOf(finding.name), origin: origin ?? 'other origins' };
  const [text, remedy = ''] = texts[finding.code](context);
  const { name, status, code, url = null, httpStatus = null, durationMs = 0, differenceMs = null } = finding;
  return { name, status, code, text, remedy, url, httpStatus, durationMs: Math.round(durationMs), differenceMs };
}
