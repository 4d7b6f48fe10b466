import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { readConfig, settings } from './config.ts';

function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof AnNhiError && error.reason === 'CONFIG_INVALID') return error.sentence.en;
    throw error;
  }
  return '';
}

describe('configuration', () => {
  it('has a value for everything when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      PORT: 3000,
      ANNHI_HOST: '127.0.0.1',
      ANNHI_MODE: 'demo',
      DATABASE_URL: null,
      ANNHI_TRUSTED_PROXIES: [],
    });
    expect(config.ANNHI_KEYS).toBe(path.resolve('.data-keys'));
    for (const name of Object.keys(settings)) expect(config).toHaveProperty(name);
  });

  it('treats an empty value as none', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', ['-1', '65536', '3000x', ' 3000', '0x10', '1e3', '३०००', '99999999999']],
    ['ANNHI_POOL', ['1', '201', 'many']],
    ['ANNHI_HOST', ['a b', 'x;y', '../x', 'é', `h${'o'.repeat(300)}`]],
    ['ANNHI_MODE', ['prod', 'Demo', 'demo ']],
    ['ANNHI_LOG_LEVEL', ['verbose', 'INFO']],
    ['DATABASE_URL', ['mysql://x', 'annhi', 'http://localhost/annhi']],
    ['ANNHI_ORIGIN', ['annhi.vn', 'ftp://annhi.vn', 'javascript:alert(1)']],
    ['ANNHI_SMTP_URL', ['http://x', 'mail.vn:25']],
    ['ANNHI_PHONE_GATEWAY_URL', ['ftp://x', 'cong-thoai.vn', 'tel:111']],
    ['ANNHI_PHONE_SECRET_FILE', ['a\0b']],
    ['ANNHI_MAIL_FROM', ['nobody', 'a@b@c', 'a b@c', '<a@b>']],
    [
      'ANNHI_TRUSTED_PROXIES',
      [
        'proxy.vn',
        '10.0.0.1;10.0.0.2',
        '10.0.0.0/1234',
        '10.0.0.0/33',
        '300.1.1.1',
        '::/129',
        'dead',
        '1.2.3',
      ],
    ],
    ['ANNHI_WITNESS_KEY', ['abc', 'name+zz+AAAA']],
    ['ANNHI_DATA', ['a\0b']],
    ['ANNHI_KEYS', ['a\0b']],
  ])('%s: a wrong value names itself and what is allowed', (name, values) => {
    for (const value of values) {
      const said = problemsOf({ [name]: value });
      expect(said, value).toContain(`${name}: ${settings[name as keyof typeof settings].allowed}`);
    }
  });

  it('names all wrong settings at once, and never shows what was set', () => {
    const said = problemsOf({ PORT: 'x', ANNHI_MODE: 'y', DATABASE_URL: 'mysql://admin:geheim@h/x' });
    expect(said).toContain('PORT:');
    expect(said).toContain('ANNHI_MODE:');
    expect(said).toContain('DATABASE_URL:');
    expect(said).not.toContain('geheim');
  });

  it('takes an unknown ANNHI_ name for the typing slip that it is, and leaves other programs alone', () => {
    expect(problemsOf({ ANNHI_PROT: '1' })).toContain('ANNHI_PROT: no such setting');
    expect(problemsOf({ PATH: '/bin', HOME: '/root', NODE_ENV: 'x', ANNHI_STRICT: '1' })).toBe('');
  });

  it.each([
    { ANNHI_DATA: '/srv/a', ANNHI_KEYS: '/srv/a/keys' },
    { ANNHI_DATA: '/srv/a', ANNHI_KEYS: '/srv/a' },
    { ANNHI_DATA: '/srv/a', ANNHI_KEYS: '/srv/b/../a/x' },
    { ANNHI_DATA: '/srv/a/', ANNHI_KEYS: '/srv/a/..keys' },
  ])('keeps the key store out of the data folder: $ANNHI_KEYS', (env) => {
    expect(problemsOf(env)).toContain('ANNHI_KEYS:');
  });

  it('takes a key store beside the data folder, also one whose name begins alike', () => {
    expect(readConfig({ ANNHI_DATA: '/srv/a', ANNHI_KEYS: '/srv/a-keys' }).ANNHI_KEYS).toBe('/srv/a-keys');
    expect(readConfig({ ANNHI_DATA: '/srv/a' }).ANNHI_KEYS).toBe('/srv/a-keys');
    expect(readConfig({ ANNHI_DATA: '/srv/a/' }).ANNHI_KEYS).toBe('/srv/a-keys');
  });

  it('asks for the key of a witness behind an address', () => {
    expect(problemsOf({ ANNHI_WITNESS_URL: 'https://witness.vidu.vn' })).toContain('ANNHI_WITNESS_KEY:');
  });
});
