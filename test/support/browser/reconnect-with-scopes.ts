import { fetchUser } from '../fetch-user.js';
import { until, type MountedSession } from './mount-session.js';

/** Connects the same agent again, with only those permission scopes for which `keep` returns true. */
export async function reconnectWithScopes(
  { session }: MountedSession,
  keep: (scope: string, resource: string) => boolean,
): Promise<void> {
  const user = (await fetchUser(session.options.url, session.state.agent?.username)) as {
    permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
  };
  for (const resource of user.permittedResources.Resources) {
    resource.scopes = resource.scopes.filter((scope) => keep(scope, resource.rsname));
  }
  session.connect(user);
  await until(() => session.state.connection.status === 'online', 'the agent is back with fewer permissions');
}
