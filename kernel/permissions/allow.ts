import type { FileId, OrganizationId } from '#kernel/ids/ids.ts';
import type { Role } from './roles.ts';

/**
 * What × where × whose. *What* is the handle itself; *where* and *whose* are declared here, beside its name.
 *
 * - `PUBLIC`: anybody, on the public site;
 * - `SYSTEM`: only named parts of the platform (jobs, command line) and other actions calling on;
 * - `PROVIDER`: the provider to whom this request was served;
 * - `OFFICE`: an official who holds one of the roles, in the office that `of(input)` names (in any of their offices when absent);
 * - `FILE`: an official who holds one of the roles in an office that may see the file now (`files.access`); `whose: 'HOLDER'` asks
 *   in addition that the file's current step is held by that office, `whose: 'CLAIMANT'` that this very person has claimed it,
 *   `whose: 'WHOLE'` that the office may see all of it, not just the parts that a step needs (`files.access.parts`).
 */
export type Permission<Input> =
  | { readonly where: 'PUBLIC' }
  | { readonly where: 'SYSTEM' }
  | { readonly where: 'PROVIDER' }
  | { readonly where: 'SIGNED_IN' }
  | {
      readonly where: 'OFFICE';
      readonly roles: readonly Role[];
      readonly of?: (input: Input) => OrganizationId;
    }
  | {
      readonly where: 'FILE';
      readonly roles: readonly Role[];
      readonly whose: 'ANY' | 'WHOLE' | 'HOLDER' | 'CLAIMANT';
      readonly file: (input: Input) => FileId;
    };

export const allowPublic = { where: 'PUBLIC' } as const;
export const allowSystem = { where: 'SYSTEM' } as const;
export const allowProvider = { where: 'PROVIDER' } as const;
/** Every signed-in official: own account, own sessions, the open directory. */
export const allowSignedIn = { where: 'SIGNED_IN' } as const;

export function allowOffice<Input>(
  roles: readonly Role[],
  of?: (input: Input) => OrganizationId,
): Permission<Input> {
  return of ? { where: 'OFFICE', roles, of } : { where: 'OFFICE', roles };
}

/** The file is the input's `fileId`, by that name everywhere. `ANY` is for handlers that show each office its parts and no more. */
export function allowFile(
  roles: readonly Role[],
  whose: 'ANY' | 'WHOLE' | 'HOLDER' | 'CLAIMANT',
): Permission<{ readonly fileId: FileId }> {
  return { where: 'FILE', roles, whose, file: (input) => input.fileId };
}
