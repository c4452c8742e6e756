import { formatNumber } from '../../pluralize.js';

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Recently used',
  smileys: 'Smileys and emotion',
  people: 'People and body',
  animals: 'Animals and nature',
  food: 'Food and drink',
  travel: 'Travel and places',
  activities: 'Activities',
  objects: 'Objects',
  symbols: 'Symbols',
  flags: 'Flags',
};

/** Texts of the emoji picker. */
export const composerEmoji = {
  emojiSearch: 'Search emoji',
  emojiGroups: 'Emoji categories',
  emojiGroup: (key: string) => emojiGroupNames[key] ?? key,
  emojiFound: (n: number) => (n === 0 ? 'No emoji found' : `${formatNumber(n)} emoji`),
};
