import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import type { Room } from '#kernel/actions/room.ts';
import {
  type AccountId,
  asId,
  newOpaqueId,
  type OrganizationId,
  type PersonId,
  type PostId,
} from '#kernel/ids/ids.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import { type Actor, systemActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { foldName } from '../store/person-name.ts';
import type { IdentityProvider } from '#standards/oidc/contract.ts';
import { inviteAccount } from '../contract.ts';
import { createIdentity, type Identity } from '../http.ts';
import { identityRoom } from '../room.ts';
import { codeOfStep, stepAt } from '../rules/totp.ts';
import { acceptInvitation, findInvitation } from '../sign-in/accept-invitation.ts';
import { createPasswordHasher } from '../sign-in/password-hash.ts';

/** A room's rooms for tests, with the mail that its letters leave by. */
export const identityTestRooms: readonly Room[] = [identityRoom, mailRoom(noTransport)];
export const goodPassword = 'mèo mướp ngủ trên mái nhà';
export const origin = 'https://annhi.vidu.vn';

export type TestIdentity = TestPlatform & {
  readonly identity: Identity;
  /** Two offices of Tây Ninh, from the directory's seed. */
  readonly office: OrganizationId;
  readonly otherOffice: OrganizationId;
  /** How many hashes were computed so far. */
  hashCount(): number;
  /** A person in a post of the office, from a day until a day. Invented. */
  appoint(organizationId: OrganizationId, until?: string): Promise<{ personId: PersonId; postId: PostId }>;
  invite(options?: {
    readonly roles?: readonly Role[];
    readonly until?: string;
    readonly office?: OrganizationId;
    readonly personalNumber?: string;
  }): Promise<Invited>;
  /** Invites and sets up password and app. */
  member(options?: Parameters<TestIdentity['invite']>[0]): Promise<Member>;
  /** The code that the member's app shows now. */
  codeNow(member: Pick<Member, 'secret'>): string;
  sessionRequest(
    token: string,
    init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Request;
};

export type Invited = {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly postId: PostId;
  readonly email: string;
  readonly token: string;
};
export type Member = Invited & {
  readonly secret: Buffer;
  readonly sessionToken: string;
  readonly recoveryCodes: readonly string[];
  readonly actor: Extract<Actor, { kind: 'OFFICIAL' }>;
};

let people = 0;
const nonce = 'nonce-of-one-browser';

/** The room on a database of this test file's own, with a cheap hash. */
export function useTestIdentity(options: { readonly provider?: IdentityProvider } = {}): TestIdentity {
  const test = useTestPlatform(identityTestRooms);
  const opened: { identity: Identity | null } = { identity: null };
  const count = { hashes: 0 };
  const offices: OrganizationId[] = [];
  beforeAll(async () => {
    const plain = createPasswordHasher(test.keys, { n: 1024, r: 8, p: 1 });
    const hasher = {
      hash: plain.hash,
      verify(password: string, stored: string | null) {
        count.hashes += 1;
        return plain.verify(password, stored);
      },
    };
    opened.identity = createIdentity({
      installation: test,
      platform: test.platform,
      config: {
        ANNHI_ORIGIN: origin,
        ANNHI_OIDC_ISSUER: null,
        ANNHI_OIDC_CLIENT_ID: null,
        ANNHI_OIDC_CLIENT_SECRET_FILE: null,
      },
      hasher,
      ...(options.provider ? { provider: options.provider } : {}),
    });
    const found = await test.database.run(systemActor('test'), (tx) =>
      sql<{
        id: string;
      }>`select id from directory.v_organization_today where kind = 'DEPARTMENT' order by name limit 2`.execute(
        tx,
      ),
    );
    offices.push(...found.rows.map((row) => asId<OrganizationId>(row.id)));
  });
  afterAll(() => opened.identity?.close());
  const get = () => {
    if (!opened.identity) throw new Error('inside tests only');
    return opened.identity;
  };
  const one: TestIdentity = {
    ...bound(test),
    get name() {
      return test.name;
    },
    get database() {
      return test.database;
    },
    get keys() {
      return test.keys;
    },
    get platform() {
      return test.platform;
    },
    get identity() {
      return get();
    },
    get office() {
      return offices[0] as OrganizationId;
    },
    get otherOffice() {
      return offices[1] as OrganizationId;
    },
    hashCount: () => count.hashes,
    async appoint(organizationId, until) {
      people += 1;
      const personId = newOpaqueId<PersonId>();
      const postId = newOpaqueId<PostId>();
      const fullName = `Nguyễn Thị Thử ${people}`;
      await test.database.run(systemActor('test'), async (tx) => {
        await sql`insert into directory.person (id, full_name, folded) values (${personId}, ${fullName}, ${foldName(fullName)})`.execute(
          tx,
        );
        await sql`insert into directory.post (id, organization_id, title, valid) values (${postId}, ${organizationId}, 'Chuyên viên', daterange('2026-01-01', null))`.execute(
          tx,
        );
        await sql`
          insert into directory.post_holder (id, post_id, person_id, organization_id, valid)
          values (${newOpaqueId<string>()}, ${postId}, ${personId}, ${organizationId}, daterange('2026-01-01', ${until ?? null}::date))`.execute(
          tx,
        );
      });
      return { personId, postId };
    },
    async invite({
      roles = ['INTAKE_OFFICER'],
      until,
      office = offices[0] as OrganizationId,
      personalNumber,
    } = {}) {
      const { personId, postId } = await one.appoint(office, until);
      const email = `thu.${people}.${test.name}@vidu.vn`;
      const made = await test.platform.call(official(office, ['ACCOUNT_ADMIN']), inviteAccount, {
        organizationId: office,
        personId,
        postId,
        email,
        roles: [...roles],
        ...(personalNumber ? { personalNumber } : {}),
      });
      return { accountId: made.accountId, personId, postId, email, token: made.link.split('/').at(-1) ?? '' };
    },
    async member(given = {}) {
      const invited = await one.invite(given);
      const view = await findInvitation(get().parts, invited.token, nonce);
      if (!view?.secret) throw new Error('the invitation does not open');
      const { secret } = view;
      const code = codeOfStep(secret, stepAt(test.clock.now()));
      const accepted = await acceptInvitation(
        get().parts,
        invited.token,
        { password: goodPassword, passwordAgain: goodPassword, code, nonce },
        { device: 'Firefox · Linux', token: null },
      );
      if (accepted.kind !== 'ACCEPTED' || !accepted.token)
        throw new Error(`the invitation was not taken: ${JSON.stringify(accepted)}`);
      // The first code is used up; the next one belongs to the next step.
      test.clock.advance(30_000);
      const actor = await get().readSession(one.sessionRequest(accepted.token));
      if (!actor) throw new Error('no session after the invitation');
      return {
        ...invited,
        secret,
        sessionToken: accepted.token,
        recoveryCodes: accepted.recoveryCodes,
        actor,
      };
    },
    codeNow: ({ secret }) => codeOfStep(secret, stepAt(test.clock.now())),
    sessionRequest: (token, init = {}) =>
      new Request(`${origin}/console`, {
        method: init.method ?? 'GET',
        headers: { cookie: `__Host-annhi_session=${token}`, ...init.headers },
      }),
  };
  return one;
}

function bound(test: TestPlatform): Pick<TestPlatform, 'connection' | 'client' | 'clock' | 'runWaitingJobs'> {
  return {
    connection: test.connection,
    client: test.client,
    clock: test.clock,
    runWaitingJobs: test.runWaitingJobs,
  };
}
