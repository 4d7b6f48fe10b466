import pg from 'pg';
import type { KeyStore } from '#kernel/keys/key-store.ts';

/**
 * The five logins of an installation (design 7). Passwords are derived from the key store, so none is stored anywhere.
 * - owner: owns schemas and tables, used for migrations and seeds only;
 * - app: what the platform does for people; owns nothing, bypasses no policy;
 * - auth: accounts and sessions, in its own schema only;
 * - jobs: the job queue, in its own schema only;
 * - audit: the sequencer of the audit log.
 */
export const logins = ['owner', 'app', 'auth', 'jobs', 'audit'] as const;
export type Login = (typeof logins)[number];

export function roleName(login: Login): string {
  return `annhi_${login}`;
}

/** Where a server is; the same for all logins. */
export type Server = { readonly host: string; readonly port: number; readonly ssl: pg.ClientConfig['ssl'] };

export function connectionOf(
  server: Server,
  database: string,
  login: Login,
  keys: KeyStore,
): pg.ClientConfig {
  return {
    ...serverPart(server),
    database,
    user: roleName(login),
    password: passwordOf(keys, login),
    application_name: `annhi-${login}`,
  };
}

export function passwordOf(keys: KeyStore, login: Login | 'superuser'): string {
  return keys.purpose(`db-login-${login}`).toString('base64url');
}

/** Makes the five logins, or sets their passwords again after a restored key store. `admin` may create roles. */
export async function ensureLogins(admin: pg.Client, keys: KeyStore): Promise<void> {
  for (const login of logins) {
    const role = pg.escapeIdentifier(roleName(login));
    const password = pg.escapeLiteral(passwordOf(keys, login));
    const found = await admin.query('select 1 from pg_roles where rolname = $1', [roleName(login)]);
    const rights = found.rowCount ? '' : 'nosuperuser nocreatedb nocreaterole';
    await admin.query(
      `${found.rowCount ? 'alter' : 'create'} role ${role} login ${rights} password ${password}`,
    );
  }
  // A database administrator who is no superuser must belong to a role to make it the owner of something.
  await admin.query(`grant ${roleName('owner')} to current_user`);
}

/** Makes the database when it is absent. Owner: annhi_owner; nobody else may create schemas; nobody else may connect. */
export async function ensureDatabase(
  admin: pg.Client,
  database: string,
): Promise<{ readonly created: boolean }> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [database]);
  const name = pg.escapeIdentifier(database);
  if (!found.rowCount) {
    await admin.query(
      `create database ${name} owner ${roleName('owner')} encoding 'UTF8' template template0`,
    );
    await admin.query(`revoke connect, temporary on database ${name} from public`);
    for (const login of logins) await admin.query(`grant connect on database ${name} to ${roleName(login)}`);
  }
  return { created: !found.rowCount };
}

function serverPart(server: Server): pg.ClientConfig {
  return { host: server.host, port: server.port, ...(server.ssl === undefined ? {} : { ssl: server.ssl }) };
}
