import type { CheckFinding, ServiceName } from '../../domain/index.js';
import { isOptionalService } from '../../domain/diagnosis-texts.js';
import { diagnosisRequests, emptySignIn, type DiagnosisRequest } from '../../protocol/diagnosis-paths.js';
import { loginPath } from '../../protocol/rest-paths.js';
import { appendPath } from '../address.js';
import type { Probe, ProbeResult } from './probe.js';

type Found = Pick<CheckFinding, 'status' | 'code' | 'httpStatus'>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer says about the service. Without a token, that it asks for one is as good as any other answer. */
export function readServiceAnswer(
  answer: ProbeResult,
  expected: DiagnosisRequest['expected'],
  hasToken: boolean,
): Found {
  if ('failure' in answer) return { status: 'failed', code: answer.failure };
  const { httpStatus, text } = answer;
  const failed = (code: CheckFinding['code']): Found => ({ status: 'failed', code, httpStatus });
  const body = parseJson(text);
  if (httpStatus >= 500) return failed('server-error');
  if (httpStatus === 401 || httpStatus === 403) {
    return hasToken ? failed('forbidden') : { status: 'ok', code: 'needs-sign-in', httpStatus };
  }
  const isData = typeof body === 'object' && body !== null;
  // A service says by JSON that it has no such record, a proxy by a page that there is no service.
  if (httpStatus === 404) {
    return expected === 'record' && isData ? { status: 'ok', code: 'ok', httpStatus } : failed('missing');
  }
  if (httpStatus >= 400)
    return isData || expected === 'record' ? { status: 'ok', code: 'ok', httpStatus } : failed('wrong-answer');
  const isExpected = expected === 'list' ? Array.isArray(body) : isData;
  return isExpected ? { status: 'ok', code: 'ok', httpStatus } : failed('wrong-answer');
}

/** The worst of what was found for the paths of a service; what every desk can do without is a warning. */
export async function checkService(
  name: ServiceName,
  base: URL | null,
  probe: Probe,
  token: string | null,
): Promise<CheckFinding> {
  const startedAt = performance.now();
  if (base === null) return { name, status: 'failed', code: 'no-url' };
  const findings = await Promise.all(
    diagnosisRequests[name].map(async ({ path, expected }): Promise<CheckFinding> => {
      const url = appendPath(base, path);
      return { name, url, ...readServiceAnswer(await probe({ url, token }), expected, token !== null) };
    }),
  );
  const [first] = findings;
  const worst =
    findings.find(({ status }) => status === 'failed') ?? findings.find(({ code }) => code === 'ok') ?? first;
  const finding = worst as CheckFinding;
  const isWarning = finding.status === 'failed' && isOptionalService(name);
  return { ...finding, ...(isWarning && { status: 'warning' }), durationMs: performance.now() - startedAt };
}

/** A sign-in without a name, which is refused. Says also whether the page can read answers of the Agent Manager. */
export async function checkLogin(
  manager: URL,
  probe: Probe,
): Promise<{ readonly finding: CheckFinding; readonly answer: ProbeResult }> {
  const startedAt = performance.now();
  const url = appendPath(manager, loginPath);
  const answer = await probe({ url, method: 'POST', json: emptySignIn });
  const found = readServiceAnswer(answer, 'json', false);
  // A refusal is what was asked for.
  const code = found.code === 'needs-sign-in' ? 'ok' : found.code;
  return { answer, finding: { name: 'login', url, ...found, code, durationMs: performance.now() - startedAt } };
}
