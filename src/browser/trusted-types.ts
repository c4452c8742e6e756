/** The part of the Trusted Types API used here; TypeScript's DOM library lacks it. */
interface PolicyRules {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}
type Policy = { readonly [Rule in keyof PolicyRules]: (text: string) => unknown };

let cachedPolicy: Policy | undefined;

/** Rules of the bundle's one Trusted Types policy: a policy name can be created only once per page. */
const rules: PolicyRules = {
  /** Same-origin URLs only, as browsers require for service workers. */
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError('Not a script of this origin.');
    return url;
  },
  /** Only documents that start with the restrictive content security policy below. */
  createHTML(html) {
    const sources = html.slice(mailDocumentStart.length).split(';', 1)[0] ?? '';
    if (!sources.split(' ').every((source) => pictureSourcePattern.test(source)) || !html.startsWith(mailHead(sources)))
      throw new TypeError('Not a mail.');
    return html;
  },
};

function getPolicy(): Policy {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: PolicyRules): Policy };
  };
  return (cachedPolicy ??= trustedTypes?.createPolicy('agent-desk', rules) ?? rules);
}

/** Script URL in the form that pages with Trusted Types accept. Throws a TypeError for other origins. */
export const trustedScriptUrl = (url: string): string => getPolicy().createScriptURL(url) as string;

/**
 * A document for a sandboxed iframe, or a parser. A content security policy precedes the mail's HTML, so that
 * nothing in it runs or is fetched but pictures from `pictureSources`: `https:` and addresses of the file service.
 */
export const trustedMailHtml = (mailHtml: string, pictureSources: readonly string[] = []): string =>
  getPolicy().createHTML(mailHead(['data:', ...pictureSources].join(' ')) + mailHtml) as string;

const pictureSourcePattern = /^(?:data:|https:|https?:\/\/[^\s;,'"<>]+)$/;

const mailDocumentStart = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src `;

const mailHead = (pictureSources: string): string =>
  `${mailDocumentStart}${pictureSources}; form-action 'none'; base-uri 'none'"><meta name="referrer" content="no-referrer"><meta charset="utf-8"><base target="_blank"></head><body>`;
