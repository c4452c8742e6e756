import { readFileSync, readdirSync } from 'node:fs';

/** What the examples expect of the page around them. */
const surroundings: Readonly<Record<string, string>> = {
  Microsoft: `declare const Microsoft: any;`,
  ZAFClient: `declare const ZAFClient: any;`,
  agentDesk: `declare const agentDesk: typeof import('agent-desk-elements') & { readonly ready: Promise<typeof import('agent-desk-elements')> };`,
  button: `declare const button: HTMLButtonElement;`,
  closeRecord: `declare function closeRecord(): void;`,
  containsCardNumber: `declare function containsCardNumber(text: string): boolean;`,
  conversationId: `declare const conversationId: string;`,
  currentToken: `declare function currentToken(): string;`,
  firebase: `declare const firebase: import('agent-desk-elements').FirebaseConfig;`,
  formIsSaved: `declare function formIsSaved(): boolean;`,
  host: `declare const host: HTMLElement;`,
  importScripts: `declare function importScripts(path: string): void;`,
  jQuery: `declare function jQuery(selected: unknown): { html(text: string): void; prop(name: string, value: unknown): void; on(type: string, listener: (event: { originalEvent: any; preventDefault(): void }) => void): void };`,
  messaging: `declare const messaging: object;`,
  monitoring: `declare const monitoring: { report(error: unknown, details: object): void; count(name: string, details: unknown): void };`,
  onBackgroundMessage: `declare function onBackgroundMessage(from: object, listener: (message: any) => unknown): void;`,
  openRecordOf: `declare function openRecordOf(record: unknown): void;`,
  password: `declare const password: string;`,
  post: `declare function post(path: string, body: object): Promise<any>;`,
  readToken: `declare function readToken(): string;`,
  renewMyToken: `declare function renewMyToken(): Promise<void>;`,
  saveToRecord: `declare function saveToRecord(messages: readonly object[]): Promise<void>;`,
  self: `declare const self: { agentDeskPush: object; addEventListener(type: string, listener: (event: any) => void): void };`,
  sforce: `declare const sforce: { opencti: { CALL_TYPE: any; searchAndScreenPop(request: { callback(result: any): void; [name: string]: unknown }): void } };`,
  showError: `declare function showError(code: string): void;`,
  showRecordOf: `declare function showRecordOf(conversationId: string): void;`,
  showState: `declare function showState(state: unknown): void;`,
  showWarning: `declare function showWarning(text: string): void;`,
  signInAgainAtTheCrm: `declare function signInAgainAtTheCrm(): Promise<void>;`,
  url: `declare const url: string;`,
};

/** The names of what they expect. */
export const surroundingNames = Object.keys(surroundings);

export interface GuideExample {
  /** Name of the guide, and the number of the example in it. */
  readonly name: string;
  /** The file that the guide says it is, as in the fence `tsx [app/desk/desk.tsx]`. */
  readonly path?: string;
  readonly code: string;
}

const folder = 'demo/docs/guides/';
const dedent = (code: string, indent: string) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), '');

/** The examples of the guides in one language, of all guides or of one. */
export function guideExamples(language: string, guide?: string): readonly GuideExample[] {
  const names = guide === undefined ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [`${guide}.md`];
  return names.flatMap((name) => {
    const fences = /^( *)```(\w+)(?: \[(.+)\]| run)?\n([\s\S]*?)^ *```/gm;
    return [...readFileSync(folder + name, 'utf8').matchAll(fences)].flatMap(
      ([, indent = '', kind, path, code = ''], i) =>
        kind === language
          ? [
              {
                name: `${name.replace('.md', '')}-${i + 1}`,
                code: dedent(code, indent),
                ...(path !== undefined && { path }),
              },
            ]
          : [],
    );
  });
}

/** The scripts of all guides as TypeScript, those of pages included; what is queried in a page is there. */
export function guideScripts(): readonly GuideExample[] {
  const scripts = guideExamples('html').flatMap(({ name, code }) =>
    [...code.matchAll(/<script>\n([\s\S]*?)<\/script>/g)].map(([, script = '']) => ({
      name: `${name}-page`,
      code: script,
    })),
  );
  return [...guideExamples('js'), ...scripts].map(({ name, code }) => {
    const missing = Object.keys(surroundings).filter(
      (word) =>
        new RegExp(`(?<![.\\w/'-])${word}\\b(?!:)`).test(code) &&
        !new RegExp(`(?:const|function) [{[]?[^=\\n]*\\b${word}\\b`).test(code),
    );
    const present = code
      .replaceAll(/(document\.querySelector\('[\w#-]+'\))/g, '$1!')
      .replaceAll(/\$\((?=')|\$\((?=document)/g, 'jQuery(');
    const declarations = [...missing, ...(present.includes('jQuery(') ? ['jQuery'] : [])].map(
      (word) => surroundings[word],
    );
    return { name, code: [`import 'agent-desk-elements';`, ...declarations, present, 'export {};', ''].join('\n') };
  });
}
