/**
 * Prints the size of every built file, `gzip -9`, and fails when a page loads more than its budget. Needs `npm run build`.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a desk needs for a chat with text only: what calls the agent, the chat, and what is kept of it. */
const chatParts = [
  ...['agent-login', 'agent-state-switch', 'task-offer', 'conversation-list', 'chat-thread'],
  ...['attention', 'message-sound', 'kept-work'],
];
/** What a page fetches (bytes, gzip): the loader, the desk, and the parts of its elements. */
const pages = [
  { name: 'a page with <agent-state-switch>', parts: ['agent-state-switch'], budget: 86_600 },
  { name: 'an agent’s desk with one plain-text chat', parts: chatParts, budget: 204_900 },
  {
    name: 'all elements with rich content',
    parts: [
      ...chatParts,
      ...['supervisor-panel', 'pull-queue', 'desk-announcements', 'rich-content', 'mail-frame', 'lightbox'],
      'wrap-up-panel',
    ],
    budget: 278_700,
  },
];
const loaderBudget = 4000;

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const scripts = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

let overBudgetCount = 0;
const printSize = (name, bytes, budget) => {
  const budgetNote = budget === undefined ? '' : bytes > budget ? `  OVER the budget of ${budget}` : `  of ${budget}`;
  if (budget !== undefined && bytes > budget) overBudgetCount++;
  console.log(`${String(bytes).padStart(8)}  ${name}${budgetNote}`);
};

console.log('bytes, gzip -9\n');
for (const folder of ['dist/script', 'dist/module', 'dist/npm', 'dist/sw']) {
  const files = scripts(folder);
  for (const file of files) printSize(file, gzip(file));
  console.log(
    `${String(files.reduce((sum, file) => sum + gzip(file), 0)).padStart(8)}  ${folder} in all, ${files.reduce((sum, file) => sum + statSync(file).size, 0)} bytes plain\n`,
  );
}
const chunks = 'dist/module/chunks';

/** A part, and the parts that it imports statically. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    withImports(join(chunks, name), found);
  }
  return found;
}

const findChunk = (part) =>
  scripts(chunks).find(
    (file) => /^-[\w-]{8}\.js$/.test(file.slice(join(chunks, part).length)) && file.startsWith(join(chunks, part)),
  );

for (const loader of ['dist/script/agent-desk.js', 'dist/module/agent-desk.js']) {
  printSize(`the loader ${loader}`, gzip(loader), loaderBudget);
}
for (const { name, parts, budget } of pages) {
  const loaded = new Set(['dist/script/agent-desk.js', findChunk('address')]);
  for (const part of ['desk', ...parts]) for (const file of withImports(findChunk(part))) loaded.add(file);
  printSize(
    name,
    [...loaded].reduce((sum, file) => sum + gzip(file), 0),
    budget,
  );
}

const firebase = scripts(chunks).filter((file) => file.includes('firebase'));
printSize(
  'Firebase in the page, loaded when push is enabled',
  firebase.reduce((sum, file) => sum + gzip(file), 0),
);
// A page without push must not load it.
if (firebase.length !== 1) throw new Error('Firebase is not in a part of its own.');
process.exitCode = overBudgetCount > 0 ? 1 : 0;
