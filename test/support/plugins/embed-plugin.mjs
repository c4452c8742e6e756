import { readFileSync, readdirSync } from 'node:fs';
import { guideExamples, surroundingNames } from '../package/guide-code.ts';

/**
 * Serves host pages for the embed tests: the markup of the test, the built files by script tag, and a strict Content
 * Security Policy. The page collects violations and errors.
 */
const guidesFolder = 'demo/docs/guides/';

const violationLogger = `window.violations = []; window.errors = [];
document.addEventListener('securitypolicyviolation', (event) => {
  // The test runner adds a script of its own.
  if (event.blockedURI.includes('__web-dev-server__')) return;
  violations.push(event.violatedDirective + ' ' + (event.blockedURI || '') + ' ' + (event.sample || ''));
});
addEventListener('error', (event) => errors.push(String(event.message)));
const { error } = console;
console.error = (...args) => {
  errors.push(args.join(' '));
  error.apply(console, args);
};
addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));`;

const warningKeeper = `window.warnings = [];
const { warn } = console;
console.warn = (...args) => {
  warnings.push(args.join(' '));
  warn.apply(console, args);
};`;

const policy = ({
  connect,
  scriptSources = `'self'`,
  styleSources = `'self'`,
  baseUri = `'none'`,
  policy: extraDirectives = [],
}) =>
  [
    "default-src 'none'",
    `script-src ${scriptSources}`,
    `style-src ${styleSources}`,
    // The icons of the channels come from the server's file service.
    `img-src 'self' data: ${connect}`,
    `connect-src 'self' ${connect}`,
    `base-uri ${baseUri}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html agent-desk',
    ...extraDirectives,
  ].join('; ');

/** The examples of the guides that are marked with `html run`. */
const readExamples = () =>
  readdirSync(guidesFolder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = readFileSync(guidesFolder + name, 'utf8');
      return [...text.matchAll(/```html run\n([\s\S]*?)```/g)].map(([, html = ''], i) => ({
        name: `${name.replace('.md', '')}, example ${i + 1}`,
        html,
      }));
    });

export function embedPlugin() {
  const pages = new Map();
  return {
    name: 'embed',
    executeCommand({ command, payload }) {
      if (command === 'embed:examples') return readExamples();
      if (command === 'embed:scripts') return { scripts: guideExamples('js'), surroundings: surroundingNames };
      if (command !== 'embed:page') return undefined;
      const id = `/__embed__/${pages.size + 1}.html`;
      pages.set(id, payload);
      return id;
    },
    serve(context) {
      if (context.path === '/__embed__/watch.js') return { body: violationLogger, type: 'js' };
      if (context.path === '/__embed__/keep-warnings.js') return { body: warningKeeper, type: 'js' };
      // Like unpkg: the bare package name redirects to the script, files are below it.
      const packagePath = /^\/packages\/agent-desk-elements(\/.*)?$/.exec(context.path);
      if (packagePath !== null) {
        context.redirect(packagePath[1] ?? '/dist/script/agent-desk.js');
        return undefined;
      }
      const page = pages.get(context.path);
      if (page === undefined) return undefined;
      context.set('Content-Security-Policy', policy(page));
      const { head = '', body = '', lang = 'en', dir = 'ltr', isXhtml } = page;
      if (isXhtml) {
        const title = '<title>A page</title><script src="/__embed__/watch.js"></script>';
        return {
          body: `<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}" dir="${dir}"><head>${title}${head}</head><body>${body}</body></html>`,
          type: 'application/xhtml+xml',
        };
      }
      return {
        body: `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A page</title><script src="/__embed__/watch.js" nonce="watch"></script>${head}</head><body>${body}</body></html>`,
        type: 'html',
      };
    },
  };
}
