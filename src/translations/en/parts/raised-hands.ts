/** Texts of `<raised-hands>`. */
export const raisedHands = {
  raisedHandsLabel: 'Raised hands',
  raisedHandText: (agents: string, customer: string, channel: string) =>
    `${agents} asks for a supervisor with ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Join as advisor',
  raisedHandJoinOf: (customer: string) => `Join as advisor: ${customer}`,
  raisedHandJoining: 'Joining…',
  raisedHandDismiss: 'Dismiss',
  raisedHandDismissOf: (customer: string) => `Dismiss: ${customer}`,
};
