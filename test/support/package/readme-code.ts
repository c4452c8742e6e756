import { readFileSync } from 'node:fs';

/** What the examples expect of the page around them. */
const surroundings: Readonly<Record<string, string>> = {
  deskSession: `declare const deskSession: HTMLElementTagNameMap['desk-session'];`,
  conversationId: `declare const conversationId: string;`,
  agentDesk: `declare const agentDesk: { readonly ready: Promise<typeof import('agent-desk-elements')> };`,
  openRecordOf: `declare function openRecordOf(conversationId: string): void;`,
  formIsSaved: `declare function formIsSaved(): boolean;`,
  monitoring: `declare const monitoring: { report(error: unknown, details: object): void };`,
  post: `declare function post(path: string, body: object): Promise<any>;`,
  myToken: `declare function myToken(): Promise<string>;`,
  firebase: `declare const firebase: import('agent-desk-elements').FirebaseConfig;`,
  messaging: `declare const messaging: object;`,
  onBackgroundMessage: `declare function onBackgroundMessage(from: object, listener: (message: any) => unknown): void;`,
  importScripts: `declare function importScripts(path: string): void;`,
  self: `declare const self: { agentDeskPush: object; addEventListener(type: string, listener: (event: any) => void): void };`,
};

const dedent = (code: string, indent: string) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), '');

/** The examples of README.md in one language, scripts of pages included; what is queried in a page is there. */
export function readmeCode(language: 'js' | 'tsx'): readonly string[] {
  const text = readFileSync('README.md', 'utf8');
  const blocks = [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```/gm)].flatMap(([, indent = '', kind, code = '']) => {
    const block = dedent(code, indent);
    if (kind === language) return [block];
    if (kind !== 'html' || language !== 'js') return [];
    return [...block.matchAll(/<script(?: type="module")?>\n([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  });
  return blocks.map((block) => {
    const names = Object.keys(surroundings).filter(
      (name) =>
        new RegExp(`(?<![.\\w])${name}\\b(?!:)`).test(block) &&
        !new RegExp(`(const|function) \\{?.*\\b${name}\\b.* =`).test(block),
    );
    const code = block.replaceAll(/(document\.querySelector\('[\w-]+'\))/g, '$1!');
    const own = language === 'js' ? [`import 'agent-desk-elements';`, ...names.map((name) => surroundings[name])] : [];
    return [...own, code, 'export {};', ''].join('\n');
  });
}
