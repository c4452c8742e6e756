import { foldWords, includesWord, includesWords } from '../../domain/text/fold-text.js';
import type { Conversation, Entries, Message } from '../../domain/index.js';

const foldedMessages = new WeakMap<Message, string>();
const matchedEntries = new WeakMap<Entries, { readonly query: string; readonly words: ReadonlySet<string> }>();

function foldMessage(message: Message): string {
  const known = foldedMessages.get(message);
  if (known !== undefined) return known;
  const folded = foldWords(message.body.text);
  foldedMessages.set(message, folded);
  return folded;
}

/** The words of the query that are in the messages. */
function findWords(entries: Entries, query: string): ReadonlySet<string> {
  const known = matchedEntries.get(entries);
  if (known?.query === query) return known.words;
  const missing = new Set(query.split(' '));
  const words = new Set<string>();
  for (let i = entries.length - 1; i >= 0 && missing.size > 0; i--) {
    const entry = entries.at(i);
    if (entry?.kind !== 'message') continue;
    const text = foldMessage(entry);
    for (const word of missing) {
      if (!includesWord(text, word)) continue;
      missing.delete(word);
      words.add(word);
    }
  }
  matchedEntries.set(entries, { query, words });
  return words;
}

/** True if each word of the folded query is in the name, a number or address, a channel, or a message. */
export function matchesSearch(
  { customer, channelSessions, entries }: Conversation,
  name: string,
  query: string,
): boolean {
  if (query === '') return true;
  const numbers = [...customer.phones, ...channelSessions.map(({ customerAddress }) => customerAddress)];
  const digits = numbers.map((number) => number.replaceAll(/\D/g, ''));
  const channels = channelSessions.map(({ channel }) => channel.name);
  const text = foldWords([name, ...numbers, ...digits, ...channels].join(' '));
  if (includesWords(text, query)) return true;
  const words = findWords(entries, query);
  return query.split(' ').every((word) => words.has(word) || includesWord(text, word));
}
