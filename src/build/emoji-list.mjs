/**
 * The emoji of `emojibase-data` as one short text, made at build time: a part of ours weighs a tenth of the library's own
 * data. A block per group, in the library's order; a line per emoji: itself, its name, further words to find it by.
 * For every build, and for the test runner.
 */
import { createRequire } from 'node:module';

const id = 'agent-desk-emoji';
const load = createRequire(import.meta.url);
/** What is newer, many systems draw as an empty box. */
const newest = 15;
/** Skin tones and hair are parts of others. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9];

function list() {
  const all = load('emojibase-data/en/data.json');
  // The mark that asks for the coloured form is only needed where that is not the usual one.
  const bare = ({ emoji, type }) => (type === 1 && /^.\uFE0F$/u.test(emoji) ? emoji.slice(0, -1) : emoji);
  const lineOf = (each) => {
    const { label, tags = [] } = each;
    const said = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    const more = new Set(tags.flatMap((tag) => tag.split(' ')).filter((word) => !said.has(word)));
    return [bare(each), label, [...more].join(' ')].join('\t').trimEnd();
  };
  return groups
    .map((group) =>
      all
        .filter((each) => each.group === group && each.version <= newest)
        .sort((a, b) => a.order - b.order)
        .map(lineOf)
        .join('\n'),
    )
    .join('\n\n');
}

/** Rollup plugin. */
export const emojiList = () => ({
  name: 'emoji-list',
  resolveId: (source) => (source === id ? `\0${id}` : null),
  load: (source) => (source === `\0${id}` ? `export default ${JSON.stringify(list())};` : null),
});
