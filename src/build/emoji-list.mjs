/**
 * Compiles `emojibase-data` at build time to a text a tenth of its size: one block per group, one line per emoji with
 * the emoji, its name and further keywords, separated by tabs. Used by all builds and the test runner.
 */
import { createRequire } from 'node:module';

const moduleId = 'agent-desk-emoji';
const require = createRequire(import.meta.url);
/** Many systems show newer emoji as an empty box. */
const maxVersion = 15;
/** Without group 2, skin tones and hair: they are components of other emoji. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9];

function buildEmojiList() {
  const entries = require('emojibase-data/en/data.json');
  // The variation selector is only needed where the coloured form is not the default.
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
