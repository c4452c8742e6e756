import { formatNumber } from '../../pluralize.js';

/** Texts of the search in a conversation. */
export const threadSearch = {
  searchLabel: 'Search this conversation',
  searchPosition: (n: number, all: number) => `${formatNumber(n)} of ${formatNumber(all)}`,
  searchNoHits: 'No matches',
  searchOlder: 'Earlier match',
  searchNewer: 'Later match',
  searchLoading: 'Loading earlier messages…',
  searchIncomplete: 'Earlier messages could not be loaded.',
  transcript: 'Transcript',
  transcriptTitle: (name: string) => `Conversation with ${name}`,
  transcriptCopy: 'Copy',
  transcriptText: 'Download text',
  transcriptHtml: 'Download HTML',
};
