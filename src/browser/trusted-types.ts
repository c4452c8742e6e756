/** The part of Trusted Types that is used here; the compiler does not know them yet. */
interface PolicyRules {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}
type Policy = { readonly [Rule in keyof PolicyRules]: (text: string) => unknown };

let cachedPolicy: Policy | undefined;

/** What this bundle may do on pages with Trusted Types, in one policy, because its name may be taken only once. */
const rules: PolicyRules = {
  /** What lies on the page's own origin, where no browser takes a service worker from elsewhere. */
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError('Not a script of this origin.');
    return url;
  },
  /** A document that begins by forbidding itself everything, for a frame without rights. */
  createHTML(html) {
    if (!html.startsWith(mailDocumentHead(false)) && !html.startsWith(mailDocumentHead(true)))
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

/** The address of a script as pages with Trusted Types want it. */
export const trustedScriptUrl = (url: string): string => getPolicy().createScriptURL(url) as string;

/**
 * A mail as a document for a frame with `sandbox=""`: its own content policy stands before anything of the mail is read,
 * so that nothing in it runs or is fetched. Pictures from elsewhere only when the agent wants them. Links want a window
 * of their own, which the frame may not open: they do not take the place of the mail.
 */
export const trustedMailHtml = (mailHtml: string, allowImages: boolean): string =>
  getPolicy().createHTML(mailDocumentHead(allowImages) + mailHtml) as string;

const mailDocumentHead = (allowImages: boolean): string =>
  `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:${allowImages ? ' https:' : ''}; form-action 'none'; base-uri 'none'"><meta name="referrer" content="no-referrer"><meta charset="utf-8"><base target="_blank"><style>body{margin:12px;font:14px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head><body>`;
