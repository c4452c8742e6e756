import { pluralize } from '../pluralize.js';

/** Texts of `<agent-desk>`. */
export const desk = {
  deskLabel: 'Agent desk',
  deskViews: 'Views',
  deskConversations: 'Conversations',
  deskRequests: 'Requests',
  deskTeam: 'Team',
  deskBack: 'Back to the list',
  deskUnreadElsewhere: (n: number) => pluralize(n, 'unread message elsewhere', 'unread messages elsewhere'),
  deskShowList: 'Show the list',
  deskHideList: 'Make the list narrow',
  deskShowCard: 'Show the customer card',
  deskHideCard: 'Hide the customer card',
  deskResizeList: 'Width of the list',
  deskResizeCard: 'Width of the customer card',
};
