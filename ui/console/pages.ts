import type { Sentence } from '#kernel/errors/errors.ts';
import type { Role } from '#kernel/permissions/roles.ts';

export type ConsolePage = {
  /** Below /console/, no leading slash; `:name` stands for a part (React Router's patterns). */
  readonly path: string;
  /** File in the room's `pages/console`. */
  readonly file: string;
  /** `OPEN`: without a session (sign-in and the like). Absent: signed in. */
  readonly access?: 'OPEN';
};

export type NavEntry = {
  readonly path: string;
  readonly label: Sentence;
  /** 10 to 29 daily work, 30 to 59 registers, 60 to 99 administration. */
  readonly order: number;
  /** Shown to whoever holds one of them; absent: to everybody signed in. The permission itself is the handle's. */
  readonly roles?: readonly Role[];
};

/** A field in the header that posts what was typed as `q` to a page of the room (form `search`). One room at most offers it. */
export type SearchEntry = {
  readonly path: string;
  readonly label: Sentence;
  readonly roles?: readonly Role[];
};

export type ConsolePages = {
  readonly room: string;
  readonly pages: readonly ConsolePage[];
  readonly nav: readonly NavEntry[];
  readonly search?: SearchEntry;
};

/** Says which pages a room adds to the console. Collected in apps/platform/console/pages.ts. */
export function defineConsolePages(
  room: string,
  parts: {
    readonly pages: readonly ConsolePage[];
    readonly nav?: readonly NavEntry[];
    readonly search?: SearchEntry;
  },
): ConsolePages {
  for (const { path, file } of parts.pages) {
    if (path.startsWith('/') || path.endsWith('/'))
      throw new Error(`${room}: write the path ${path} without slashes around it`);
    if (!/^[a-z0-9-]+\.tsx?$/.test(file))
      throw new Error(`${room}: ${file} is not a file of its pages/console`);
  }
  return { room, nav: [], ...parts };
}
