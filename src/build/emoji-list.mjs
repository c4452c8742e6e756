/**
 * The emoji of `emojibase-data` as one short text, made at build time: a part of ours weighs a tenth of the library's own
 * data. A block per group, in the library's order; a line per emoji: itself, its name, further words to find it by.
 * For every build, and for the test runner.
 */
import { createRequire } from 'node:module';

const moduleId = 'agent-desk-emoji';
const require = createRequire(import.meta.url);
/** What is newer, many systems draw as an empty box. */
const maxVersion = 15;
/** Skin tones and hair are parts of others. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9];

function buildEmojiList() {
  const entries = require('emojibase-data/en/data.json');
  // The mark that asks for the coloured form is only needed where that is not the usual one.
  const stripVariationSelector = ({ emoji, type }) =>
    type === 1 && /^.\uFE0F$/u.test(emoji) ? emoji.slice(0, -1) : emoji;
  const formatLine = (entry) => {
    const { label, tags = [] } = entry;
    const labelWords = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    const keywords = new Set(tags.flatMap((tag) => tag.split(' ')).filter((word) => !labelWords.has(word)));
    return [stripVariationSelector(entry), label, [...keywords].join(' ')].join('\t').trimEnd();
  };
  return groups
    .map((group) =>
      entries
        .filter((entry) => entry.group === group && entry.version <= maxVersion)
        .sort((a, b) => a.order - b.order)
        .map(formatLine)
        .join('\n'),
    )
    .join('\n\n');
}

/** Rollup plugin. */
export const emojiList = () => ({
  name: 'emoji-list',
  resolveId: (source) => (source === moduleId ? `\0${moduleId}` : null),
  load: (source) => (source === `\0${moduleId}` ? `export default ${JSON.stringify(buildEmojiList())};` : null),
});
