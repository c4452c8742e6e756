/** Headers of everything that the demo serves: types, and a strict content security policy. */
import { createHash } from 'node:crypto';

export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

interface PageNeeds {
  /** Of the emulator that the page uses. */
  readonly origin?: string;
  /** Hashes of the scripts in the page itself. */
  readonly scripts?: readonly string[];
  /** A page of the documentation: its code samples have style attributes, and Vue a policy for Trusted Types. */
  readonly isSite?: boolean;
  /** Further origins that the page may frame, and be framed by, each after a space: those of the recipes. */
  readonly framedBy?: string;
}

/**
 * A strict policy: no inline scripts or styles but those named, Trusted Types required. The elements work with it.
 */
export function responseHeaders(needs: PageNeeds): Record<string, string> {
  const { origin = '', scripts = [], isSite = false, framedBy = '' } = needs;
  const policy = {
    'default-src': "'self'",
    'script-src': ["'self'", ...scripts].join(' '),
    'style-src': "'self'",
    ...(isSite ? { 'style-src-attr': "'unsafe-inline'" } : {}),
    'img-src': `'self' data: blob: ${origin}`,
    'media-src': `'self' blob: ${origin}`,
    'connect-src': `'self' ${origin} ${origin.replace(/^http/, 'ws')}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-src': `'self'${framedBy}`,
    'frame-ancestors': `'self'${framedBy}`,
    'require-trusted-types-for': "'script'",
    'trusted-types': isSite ? 'vue' : 'lit-html agent-desk',
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value.trim()}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

/** The hashes of the scripts that are written in a page, for its policy. */
export const scriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
