import type { Permission } from '../domain/index.js';

type Resource = string;
type Scope = string;

/** The resource and the scope by which the server names each permission. */
export const permissionNames: Readonly<Record<Permission, readonly [Resource, Scope]>> = {
  'change-state': ['state-change', 'manage_state_change'],
  leave: ['agent-conversation-control', 'view_leave_chat'],
  'wrap-up': ['agent-conversation-control', 'view_wrap_up'],
  transfer: ['agent-conversation-control', 'view_direct_transfer'],
  conference: ['agent-conversation-control', 'view_conference'],
  consult: ['agent-conversation-control', 'view_consult'],
  'view-lists': ['subscribed-list', 'view'],
  'manage-lists': ['subscribed-list', 'manage'],
  'view-customer-details': ['customer', 'view_pii'],
  'edit-customers': ['customer', 'manage_in_conversation'],
  'assign-labels': ['customer-labels', 'assign_label'],
  'view-history': ['agent-conversation-control', 'view_history'],
  supervise: ['supervisor', 'view_all'],
};
