/** The user object that a host page gets when it signs an agent in by itself. */
export async function fetchUser(managerUrl: string, username = 'mara'): Promise<Record<string, unknown>> {
  const response = await fetch(`${managerUrl}/agent/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: 'demo' }),
  });
  const { data } = (await response.json()) as { data: { keycloak_User: Record<string, unknown> } };
  return data.keycloak_User;
}
