/** The examples of the elements: pages in `examples/`, shown in a frame with what matters of their source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsFolder } from './navigation.js';

const dedent = (code: string): string => {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join('\n');
};

/** The part of an example that a page would contain, with the address of the script in the guides. */
function sourceOf(name: string): string {
  const text = readFileSync(join(docsFolder, 'examples', `${name}.html`), 'utf8');
  const parts = [...text.matchAll(/<!-- example -->\n([\s\S]*?)<!-- \/example -->/g)].map(([, part = '']) =>
    dedent(part),
  );
  if (parts.length === 0) throw new Error(`demo/docs/examples/${name}.html marks nothing as the example.`);
  return parts.join('\n').replaceAll('"/dist/', '"/agent-desk/');
}

/** Markdown: the frame and the source. */
export const exampleMarkdown = (name: string, height: string): string =>
  `<LiveExample name="${name}" height="${height}" />\n\n\`\`\`html\n${sourceOf(name)}\n\`\`\`\n`;
