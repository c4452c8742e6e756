/** Where each service is mounted, relative to the parent path of the Agent Manager. */
export const servicePaths = {
  admin: 'unified-admin',
  routing: 'routing-engine',
  conversations: 'conversation-manager',
  files: 'file-engine',
  reports: 'realtime-reports',
  customers: 'cim-customer',
  announcements: 'team-announcement',
} as const;

/** The product's own wrap-up form: every installation has it under this id. */
const wrapUpFormId = '62d07f4f0980a50a91210bef';

/** The login is a call to the Agent Manager itself; every other path is relative to its service. */
export const loginPath = 'agent/login';

export const reasonsPath = 'reasons';
export const settingsPath = 'agent-desk-settings';
export const wrapUpFormPath = `forms/${wrapUpFormId}`;
export const pullListsPath = 'pull-mode-list';
export const uploadPath = 'api/uploadFileStream';

export const announcementsPath = (teamIds: readonly string[]): string =>
  `announcement/?teamIds=${teamIds.map(encodeURIComponent).join(',')}&status=active`;

export const announcementsSeenPath = (agentId: string): string =>
  `announcement/seenStatus/${encodeURIComponent(agentId)}`;

export const queueTargetsPath = (conversationId: string): string =>
  `precision-queues/available-agents?conversationId=${encodeURIComponent(conversationId)}`;

export const activeTasksPath = (agentId: string): string => `tasks?agentId=${encodeURIComponent(agentId)}`;

/** The server counts `offset` in pages. */
export const historyPath = (customerId: string, page: number, pageSize: number): string =>
  `customer-topics/customer/${encodeURIComponent(customerId)}/activities?limit=${pageSize}&offset=${page}&activity-type=ALL`;

export const customerPath = (customerId: string): string => `customers/${encodeURIComponent(customerId)}`;
export const customerSchemaPath = 'customerSchema';
export const customerLabelsPath = 'label';

export const downloadPath = (fileName: string): string =>
  `api/downloadFileStream?filename=${encodeURIComponent(fileName)}`;

/** The file that a download URL names, on any host; null for other URLs. */
export const parseDownloadUrl = ({ pathname, searchParams }: URL): string | null =>
  pathname.endsWith('/downloadFileStream') ? searchParams.get('filename') : null;
