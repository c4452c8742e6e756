/** Origin, path and query of an Agent Manager's socket. The socket's path is below the path of the URL. */
export function parseSocketUrl(url: string): {
  readonly origin: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
} {
  const { protocol, host, pathname, searchParams } = new URL(url);
  const basePath = pathname.replace(/\/+$/, '');
  return {
    origin: `${protocol}//${host}`,
    // With an empty path, this version of the client uses `/socket.io`.
    path: basePath && `${basePath}/socket.io`,
    query: Object.fromEntries(searchParams),
  };
}
