import { sql } from 'kysely';
import type { Tx } from '#kernel/db/database.ts';
import { type AccountId, asId, newOpaqueId, type PersonId } from '#kernel/ids/ids.ts';
import { idleMs, type SessionState, sessionState, touchMs } from '../rules/session-state.ts';
import { hashToken, newSessionToken } from './secrets.ts';

export type SessionMethod = 'TOTP' | 'RECOVERY_CODE' | 'PASSKEY';
export type EndedWhy = 'SIGNED_OUT' | 'REVOKED' | 'REPLACED' | 'PASSWORD_CHANGED';

export type Session = {
  readonly id: string;
  readonly account: { readonly id: AccountId; readonly personId: PersonId; readonly nameIndex: Buffer };
  readonly state: SessionState;
  readonly lastActiveAt: Date;
};

/** Begins a session under a token of its own; the one that this browser had before ends with it (fixation). */
export async function startSession(
  tx: Tx,
  begun: {
    readonly accountId: AccountId;
    readonly method: SessionMethod;
    readonly device: string;
    readonly now: Date;
    readonly replaces: string | null;
  },
): Promise<{ readonly token: string; readonly sessionId: string }> {
  if (begun.replaces) await endSession(tx, begun.replaces, 'REPLACED', begun.now);
  const { token, hash } = newSessionToken();
  const sessionId = newOpaqueId<string>();
  await sql`
    insert into auth.session (id, account_id, token_hash, started_at, last_active_at, device, method)
    values (${sessionId}, ${begun.accountId}, ${hash}, ${begun.now}, ${begun.now}, ${begun.device}, ${begun.method})`.execute(
    tx,
  );
  return { token, sessionId };
}

/** The session of this token in whatever state, or null when there is none or its account is not usable. */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | null> {
  const found = await sql<{
    id: string;
    account_id: string;
    person_id: string;
    name_index: Buffer;
    started_at: Date;
    last_active_at: Date;
    ended_at: Date | null;
    active_since: Date | null;
    usable: boolean;
  }>`
    select s.id, s.account_id, a.person_id, a.name_index, s.started_at, s.last_active_at, s.ended_at, a.active_since, a.state = 'ACTIVE' and not a.must_enrol as usable
    from auth.session s join identity.account a on a.id = s.account_id
    where s.token_hash = ${hashToken(token)}`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  const times = {
    startedAt: row.started_at,
    lastActiveAt: row.last_active_at,
    endedAt: row.ended_at,
    accountActiveSince: row.active_since,
  };
  return {
    id: row.id,
    account: {
      id: asId<AccountId>(row.account_id),
      personId: asId<PersonId>(row.person_id),
      nameIndex: row.name_index,
    },
    state: row.usable ? sessionState(times, now) : 'OVER',
    lastActiveAt: row.last_active_at,
  };
}

/** Somebody is active. Written at most once a minute; a locked session stays locked. */
export async function touchSession(tx: Tx, session: Session, now: Date): Promise<void> {
  if (session.state !== 'OPEN' || now.getTime() - session.lastActiveAt.getTime() < touchMs) return;
  await sql`update auth.session set last_active_at = ${now} where id = ${session.id} and last_active_at < ${now}`.execute(
    tx,
  );
}

/** After the password or a passkey: active again from now. */
export async function unlockSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await sql`update auth.session set last_active_at = ${now} where id = ${sessionId} and ended_at is null`.execute(
    tx,
  );
}

/** As if nobody had been here for a while: the screen was locked. */
export async function lockSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  const idle = new Date(now.getTime() - idleMs);
  await sql`update auth.session set last_active_at = least(last_active_at, ${idle}) where id = ${sessionId} and ended_at is null`.execute(
    tx,
  );
}

/** Ends the session of this token. Returns whose it was, or null when there was none to end. */
export async function endSession(
  tx: Tx,
  token: string,
  why: EndedWhy,
  now: Date,
): Promise<{ accountId: AccountId; sessionId: string } | null> {
  const ended = await sql<{ id: string; account_id: string }>`
    update auth.session set ended_at = ${now}, ended_why = ${why} where token_hash = ${hashToken(token)} and ended_at is null
    returning id, account_id`.execute(tx);
  const row = ended.rows[0];
  return row ? { accountId: asId<AccountId>(row.account_id), sessionId: row.id } : null;
}

/** Ends every session of an account but one. */
export async function endOtherSessions(
  tx: Tx,
  accountId: AccountId,
  keep: string | null,
  why: EndedWhy,
  now: Date,
): Promise<void> {
  await sql`
    update auth.session set ended_at = ${now}, ended_why = ${why}
    where account_id = ${accountId} and ended_at is null and id is distinct from ${keep}::uuid`.execute(tx);
}
