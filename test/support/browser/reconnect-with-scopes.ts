import { fetchUser } from '../fetch-user.js';
import { until, type MountedSession } from './mount-session.js';

interface WireUser {
  permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
  supervisedTeams: readonly { teamId: string }[];
}

async function reconnect({ session }: MountedSession, change: (user: WireUser) => void): Promise<void> {
  const user = await fetchUser(session.options.url, session.state.agent?.username);
  change(user as unknown as WireUser);
  session.connect(user);
  await until(() => session.state.connection.status === 'online', 'the agent is back');
}

/** Connects the same agent again, with only those permission scopes for which `keep` returns true. */
export const reconnectWithScopes = (
  desk: MountedSession,
  keep: (scope: string, resource: string) => boolean,
): Promise<void> =>
  reconnect(desk, ({ permittedResources }) => {
    for (const resource of permittedResources.Resources)
      resource.scopes = resource.scopes.filter((scope) => keep(scope, resource.rsname));
  });

/** Connects the same supervisor again, without one team. */
export const reconnectWithoutTeam = (desk: MountedSession, id: string | undefined): Promise<void> =>
  reconnect(desk, (user) => {
    user.supervisedTeams = user.supervisedTeams.filter(({ teamId }) => teamId !== id);
  });
