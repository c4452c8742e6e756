import { parseArgs } from 'node:util';
import type { ServiceName } from '../domain/index.js';
import { serviceNames } from '../session/diagnose/run-checks.js';

export const helpText = `Checks whether an Agent Manager and its services can be used by agent desks. Needs no sign-in, and changes nothing.

  agent-desk-check URL [options]

  URL                   the Agent Manager, e.g. https://cx.example.com/agent-manager
  --origin ORIGIN       check for pages of this origin (CORS), e.g. https://crm.example.com
  --service NAME=URL    where a service is that is not beside the Agent Manager; repeatable. Names: admin, routing,
                        conversations, files, reports, customers, announcements
  --timeout SECONDS     the longest time of each request (8)
  --json                print the result as JSON
  --help                show this text

Prints one line for each check, with what to do about it. Exits with 0 when no check failed (warnings do not count), with 1
when one failed, and with 2 for a command line that cannot be read.
`;

export class UsageError extends Error {}

export interface CheckOptions {
  readonly url: string;
  readonly origin: string | null;
  readonly services: Readonly<Partial<Record<ServiceName, string>>>;
  readonly timeoutMs: number;
  readonly isJson: boolean;
}

/** Null for `--help`. Throws `UsageError`. */
export function parseCommandLine(args: readonly string[]): CheckOptions | null {
  const { values, positionals } = readArguments(args);
  if (values.help === true) return null;
  const [url, ...others] = positionals;
  if (url === undefined) throw new UsageError('The URL of the Agent Manager is missing.');
  if (others.length > 0) throw new UsageError(`One URL is checked, not ${positionals.length}.`);
  if (!isWebAddress(url)) throw new UsageError(`No http or https URL: ${url}`);
  const timeout = Number(values.timeout ?? 8);
  if (!(timeout > 0) || timeout > 600) throw new UsageError(`No number of seconds up to 600: ${values.timeout ?? ''}`);
  return {
    url,
    origin: values.origin === undefined ? null : readOrigin(values.origin),
    services: Object.fromEntries((values.service ?? []).map(readService)),
    timeoutMs: timeout * 1000,
    isJson: values.json === true,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        origin: { type: 'string' },
        service: { type: 'string', multiple: true },
        timeout: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function readOrigin(text: string): string {
  if (!isWebAddress(text)) throw new UsageError(`No origin such as https://crm.example.com: ${text}`);
  return new URL(text).origin;
}

function readService(text: string): readonly [ServiceName, string] {
  const at = text.indexOf('=');
  const name = serviceNames.find((known) => known === text.slice(0, at));
  const url = text.slice(at + 1);
  if (name === undefined) throw new UsageError(`No service is called “${text.slice(0, Math.max(0, at))}”: ${text}`);
  if (!isWebAddress(url)) throw new UsageError(`No http or https URL: ${text}`);
  return [name, url];
}
