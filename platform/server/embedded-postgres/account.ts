/** The operating system's account PostgreSQL runs under; undefined means our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

const NOBODY = { uid: 65_534, gid: 65_534 };

/** PostgreSQL refuses to run as root, so root drops to the account "nobody"; everyone else keeps their own. */
export function accountForPostgres(): Account {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}
