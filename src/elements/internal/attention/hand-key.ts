import type { RaisedHand } from '../../../domain/index.js';

/** One hand that is raised: raised again, it is another one. */
export const handKey = ({ conversationId, since }: Pick<RaisedHand, 'conversationId' | 'since'>): string =>
  `hand ${conversationId} ${since}`;
