/** A policy with a new nonce for every page, as the documentation of Next shows it. Development needs `eval`, and has none. */
import { NextResponse, type NextRequest } from 'next/server';

const { origin } = new URL('https://cx.example.com/agent-manager');

export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  if (process.env.NODE_ENV !== 'production') return NextResponse.next({ request: { headers } });
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    `img-src 'self' data: ${origin}`,
    `connect-src 'self' ${origin} ${origin.replace('http', 'ws')}`,
    "base-uri 'none'",
  ].join('; ');
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}
