import net from 'node:net';
import path from 'node:path';
import { AnNhiError } from '#kernel/errors/errors.ts';

/**
 * Everything that can be configured, as one table: what an operator may set, what it means, what is allowed, what holds when it
 * is absent. A wrong value stops the start and names itself and what is allowed; an unknown ANNHI_* name is an error too, since it
 * is nearly always a typing slip that would otherwise be silently ignored.
 */
type Setting<T> = {
  readonly meaning: string;
  readonly allowed: string;
  readonly parse: (raw: string | undefined, env: NodeJS.ProcessEnv) => T;
};

class NotAllowed extends Error {}

function integer(name: string, fallback: number, min: number, max: number, meaning: string): Setting<number> {
  return {
    meaning,
    allowed: `a whole number from ${min} to ${max}; ${fallback} when absent`,
    parse(raw) {
      if (raw === undefined || raw === '') return fallback;
      if (!/^\d{1,9}$/.test(raw)) throw new NotAllowed(name);
      const value = Number(raw);
      if (value < min || value > max) throw new NotAllowed(name);
      return value;
    },
  };
}

function oneOf<const T extends string>(fallback: T, values: readonly T[], meaning: string): Setting<T> {
  return {
    meaning,
    allowed: `one of ${values.join(', ')}; ${fallback} when absent`,
    parse(raw) {
      if (raw === undefined || raw === '') return fallback;
      const found = values.find((value) => value === raw);
      if (found === undefined) throw new NotAllowed();
      return found;
    },
  };
}

function url(protocols: readonly string[], meaning: string): Setting<string | null> {
  return {
    meaning,
    allowed: `an address beginning with ${protocols.map((p) => `${p}//`).join(' or ')}; absent when not used`,
    parse(raw) {
      if (raw === undefined || raw === '') return null;
      let parsed: URL;
      try {
        parsed = new URL(raw);
      } catch {
        throw new NotAllowed();
      }
      if (!protocols.includes(parsed.protocol)) throw new NotAllowed();
      return raw;
    },
  };
}

function text(
  fallback: string | null,
  pattern: RegExp,
  allowed: string,
  meaning: string,
): Setting<string | null> {
  return {
    meaning,
    allowed,
    parse(raw) {
      if (raw === undefined || raw === '') return fallback;
      if (!pattern.test(raw)) throw new NotAllowed();
      return raw;
    },
  };
}

function folder(
  fallback: (env: NodeJS.ProcessEnv) => string,
  meaning: string,
  allowed: string,
): Setting<string> {
  return {
    meaning,
    allowed,
    parse(raw, env) {
      if (raw !== undefined && raw.includes('\0')) throw new NotAllowed();
      return path.resolve(raw === undefined || raw === '' ? fallback(env) : raw);
    },
  };
}

function list(
  meaning: string,
  allowed: string,
  isItem: (part: string) => boolean,
): Setting<readonly string[]> {
  return {
    meaning,
    allowed,
    parse(raw) {
      if (raw === undefined || raw === '') return [];
      const items = raw.split(',').map((part) => part.trim());
      if (!items.every(isItem)) throw new NotAllowed();
      return items;
    },
  };
}

const dataFolder = (env: NodeJS.ProcessEnv) => env['ANNHI_DATA'] || '.data';

/** `10.0.0.0/8`, `::1`: what a block list takes without complaint later, while requests come in. */
function isAddressRange(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  const family = net.isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

export const settings = {
  PORT: integer('PORT', 3000, 0, 65535, 'Port of the web server; 0 takes any free one.'),
  ANNHI_HOST: text(
    '127.0.0.1',
    /^[0-9a-zA-Z.:_-]{1,253}$/,
    'an address or host name of this machine; 127.0.0.1 when absent',
    'Address to listen on.',
  ),
  ANNHI_ORIGIN: url(
    ['http:', 'https:'],
    'The public address of this installation, as people type it (links in e-mail, foreign-origin check).',
  ),
  ANNHI_DATA: folder(
    () => '.data',
    'Folder of the bundled database, logs and state.',
    'a folder that this user may write; .data when absent',
  ),
  ANNHI_KEYS: folder(
    (env) => `${path.resolve(dataFolder(env))}-keys`,
    'Folder of the key store; never inside ANNHI_DATA.',
    'a folder outside ANNHI_DATA; "<ANNHI_DATA>-keys" when absent',
  ),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'PostgreSQL 15 or later of your own; absent: the bundled one.',
  ),
  ANNHI_MODE: oneOf(
    'demo',
    ['demo', 'real'],
    'Written into a new database; must agree with an existing one.',
  ),
  ANNHI_LOG_LEVEL: oneOf(
    'info',
    ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
    'How much is logged.',
  ),
  ANNHI_TRUSTED_PROXIES: list(
    'Proxies whose X-Forwarded-For is believed.',
    'addresses or CIDR ranges, separated by commas',
    isAddressRange,
  ),
  ANNHI_SMTP_URL: url(
    ['smtp:', 'smtps:'],
    'Mail server for outgoing letters; absent: letters wait in the mail list and the console shows them.',
  ),
  ANNHI_MAIL_FROM: text(
    'an-nhi@localhost',
    /^[^\s<>@]+@[^\s<>@]+$/,
    'an e-mail address',
    'Sender of outgoing mail.',
  ),
  ANNHI_PHONE_GATEWAY_URL: url(
    ['http:', 'https:'],
    'Gateway for telephone calls and text messages; absent: nobody is rung by telephone, and each alarm says so.',
  ),
  ANNHI_PHONE_SECRET_FILE: text(
    null,
    /^[^\0]+$/,
    'a file that only this user may read',
    'File with the secret that the telephone gateway expects (Authorization: Bearer).',
  ),
  ANNHI_EXIT_URL: url(
    ['http:', 'https:'],
    'Where "Thoát" leads: a neutral site. Absent: a neutral page of our own.',
  ),
  ANNHI_OIDC_ISSUER: url(['http:', 'https:'], 'Single sign-on: issuer of the province or VNeID.'),
  ANNHI_OIDC_CLIENT_ID: text(
    null,
    /^[\x21-\x7e]{1,255}$/,
    'the client id that the issuer gave',
    'Single sign-on: client id.',
  ),
  ANNHI_OIDC_CLIENT_SECRET_FILE: text(
    null,
    /^[^\0]+$/,
    'a file that only this user may read',
    'Single sign-on: file with the client secret.',
  ),
  ANNHI_WITNESS_FILE: text(
    null,
    /^[^\0]+$/,
    'a file on another disk or host',
    'Where audit checkpoints are also written.',
  ),
  ANNHI_WITNESS_URL: url(['http:', 'https:'], 'Where audit checkpoints are also sent.'),
  ANNHI_WITNESS_KEY: text(
    null,
    /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/,
    'the witness\'s public key, "name+hash+base64"; needed with ANNHI_WITNESS_URL',
    'Public key of the witness behind ANNHI_WITNESS_URL.',
  ),
  ANNHI_111_URL: url(
    ['https:', 'http:'],
    'Where cases are handed over to 111 (https; http to this machine only); absent: by telephone and on paper.',
  ),
  ANNHI_111_SECRET_FILE: text(
    null,
    /^[^\0]+$/,
    'a file that only this user may read; needed with ANNHI_111_URL',
    'File with the secret that proves us to 111.',
  ),
  ANNHI_111_INBOUND_SECRET_FILE: text(
    null,
    /^[^\0]+$/,
    'a file that only this user may read, with at least 32 characters in it',
    'File with the secret that proves 111 to us; absent: 111 hands over by telephone and on paper.',
  ),
  ANNHI_POOL: integer('ANNHI_POOL', 16, 2, 200, 'Database connections of the platform.'),
} satisfies Record<string, Setting<unknown>>;

/** Names that tools around the platform read; listed so that they are not mistaken for typing slips. */
const foreignNames = new Set(['ANNHI_STRICT', 'ANNHI_CHROMIUM', 'ANNHI_E2E', 'ANNHI_TEST_KEEP']);

export type Config = { readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['parse']> };

/**
 * Reads and checks the whole configuration.
 * @throws AnNhiError `CONFIG_INVALID` naming every wrong setting, what it holds back (never secret values) and what is allowed.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    try {
      values[name] = setting.parse(env[name], env);
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      problems.push(`${name}: ${setting.allowed}`);
    }
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('ANNHI_') && !(name in settings) && !foreignNames.has(name)) {
      problems.push(`${name}: no such setting; known: ${Object.keys(settings).join(', ')}`);
    }
  }
  const config = values as Config;
  if (problems.length === 0 && isInside(config.ANNHI_KEYS, config.ANNHI_DATA)) {
    problems.push(`ANNHI_KEYS: ${settings.ANNHI_KEYS.allowed}`);
  }
  if (problems.length === 0 && config.ANNHI_WITNESS_URL && !config.ANNHI_WITNESS_KEY) {
    problems.push(`ANNHI_WITNESS_KEY: ${settings.ANNHI_WITNESS_KEY.allowed}`);
  }
  if (problems.length === 0 && config.ANNHI_111_URL && !config.ANNHI_111_SECRET_FILE) {
    problems.push(`ANNHI_111_SECRET_FILE: ${settings.ANNHI_111_SECRET_FILE.allowed}`);
  }
  if (problems.length > 0) {
    throw new AnNhiError('REFUSED', 'CONFIG_INVALID', {
      vi: `Cấu hình chưa đúng. Sửa rồi khởi động lại:\n  ${problems.join('\n  ')}`,
      en: `The configuration is wrong. Correct it and start again:\n  ${problems.join('\n  ')}`,
    });
  }
  return config;
}

function isInside(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
