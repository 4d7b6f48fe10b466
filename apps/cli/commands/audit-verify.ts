import fs from 'node:fs';
import { noteKey, parseKey } from '#kernel/audit/checkpoint.ts';
import { auditVerifyCommand } from '#kernel/audit/command.ts';
import { openFileSigner } from '#kernel/audit/signer.ts';
import { type Config, readConfig } from '#kernel/config/config.ts';
import { originOf, signingKeyFile } from '#platform/audit.ts';
import { withConnection } from '#kernel/db/connection.ts';
import type { Io } from '../command.ts';
import { type Opened, withInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';

const usage = 'audit verify [--export FILE] [--witness FILE] [--witness-key KEY] [--log-key KEY] [--json]';

/** A finished export is verified with no database at all; otherwise the installation's log, from its audit login. */
export async function auditVerify(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(
    args,
    usage,
    { export: 'text', witness: 'text', 'witness-key': 'text', 'log-key': 'text' },
    [0, 0],
  );
  const exportFile = options.export;
  const isOffline = exportFile !== null && fs.existsSync(exportFile);
  const config = readConfig(io.env);
  const witnessKey = options['witness-key'] ?? config.ANNHI_WITNESS_KEY;
  const common = {
    exportFile,
    witnessKeys: witnessKey ? [parseKey(witnessKey)] : [],
    witnessFile: options.witness ?? existing(config.ANNHI_WITNESS_FILE),
    json: options.json,
    language: 'vi' as const,
    out: (line: string) => void io.stdout.write(`${line}\n`),
    progress: (line: string) => void io.stderr.write(`${line}\n`),
  };
  const givenKey = options['log-key'] ? parseKey(options['log-key']) : null;
  if (isOffline) return auditVerifyCommand({ ...common, db: null, logKey: givenKey });
  return withInstalled(config, (opened) =>
    withConnection(opened.connection('audit'), (db) =>
      auditVerifyCommand({ ...common, db, logKey: givenKey ?? logKeyOf(config, opened) }),
    ),
  );
}

/** The public key of the installation's own signing key: it lies outside the database, so the database cannot choose it. */
export function logKeyOf(config: Config, opened: Pick<Opened, 'id'>) {
  const signer = openFileSigner(originOf(opened), signingKeyFile(config));
  return noteKey(signer.keyName, signer.publicKey, 'ED25519');
}

function existing(file: string | null): string | null {
  return file !== null && fs.existsSync(file) ? file : null;
}
