import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';

interface Panel extends HTMLElement {
  refresh(): void;
  readonly updateComplete: Promise<boolean>;
}
interface SessionElement extends HTMLElement {
  services: unknown;
  login(username: string, password: string): Promise<unknown>;
  session: { teamReport(...args: unknown[]): Promise<unknown> };
}

/** Serves the page. `worker`: whether its content policy permits the report worker. */
export async function servePage(managerUrl: string, worker: boolean): Promise<{ url: string; server: Server }> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body>
    <desk-session url="${managerUrl}"></desk-session>
    <script src="/dist/script/agent-desk.js"></script></body></html>`;
  const policy = worker ? {} : { 'Content-Security-Policy': "worker-src 'none'" };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith('/dist/')) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(html);
      return;
    }
    readFile(`.${path}`).then(
      (script) => response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** A page whose supervisor is signed in, without the panel. */
export async function openPage(tab: Page, url: string, reportsUrl: string): Promise<void> {
  await tab.setViewport({ width: 1440, height: 900 });
  await tab.goto(url);
  await tab.evaluate(
    async (services) => {
      const sessionElement = document.querySelector<SessionElement>('desk-session');
      if (sessionElement !== null) sessionElement.services = services;
      await customElements.whenDefined('desk-session');
      await sessionElement?.login('vela', 'demo');
    },
    { reports: reportsUrl },
  );
}

/** Adds the panel, and waits until its first reading is on the screen. */
export const showPanel = (tab: Page) =>
  tab.evaluate(async () => {
    const panel = document.createElement('supervisor-panel');
    panel.setAttribute('refresh-interval', '0');
    document.querySelector('desk-session')?.append(panel);
    while (!panel.shadowRoot?.querySelector('[part="summary"]'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

/** Fetches the reports of all teams and waits until they are on the screen. */
export const refresh = (tab: Page, teams: number) =>
  tab.evaluate(async (expected) => {
    const panel = document.querySelector<Panel>('supervisor-panel');
    const session = document.querySelector<SessionElement>('desk-session')?.session;
    if (panel === null || session === undefined) throw new Error('no panel');
    const teamReport = session.teamReport.bind(session);
    const loaded: Promise<unknown>[] = [];
    session.teamReport = (...args) => {
      const report = teamReport(...args);
      loaded.push(report);
      return report;
    };
    panel.refresh();
    if (loaded.length !== expected) throw new Error(`${loaded.length} teams are reported`);
    await Promise.all(loaded);
    Reflect.deleteProperty(session, 'teamReport');
    await panel.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, teams);

/** Scrolls the table of chats by its height, so that every row is another, and waits for the frame. */
export const scrollOnce = (tab: Page) =>
  tab.evaluate(async () => {
    const grid = document
      .querySelector('supervisor-panel')
      ?.shadowRoot?.querySelector('agent-desk-report-grid[data-table="chats"]');
    const viewport = grid?.shadowRoot?.querySelector('.viewport');
    if (viewport === null || viewport === undefined) throw new Error('no table of chats');
    viewport.scrollTop += viewport.clientHeight;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

/** Rows of all tables that are in the page. */
export const countRows = (tab: Page) =>
  tab.evaluate(() => {
    const grids =
      document.querySelector('supervisor-panel')?.shadowRoot?.querySelectorAll('agent-desk-report-grid') ?? [];
    return [...grids].reduce((sum, grid) => sum + (grid.shadowRoot?.querySelectorAll('.row').length ?? 0), 0);
  });
