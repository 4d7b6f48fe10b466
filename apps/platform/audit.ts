import path from 'node:path';
import pg from 'pg';
import { parseKey } from '#kernel/audit/checkpoint.ts';
import { runAuditLoop, type Standing, WAIT_ALARM_SECONDS } from '#kernel/audit/loop.ts';
import { createSigningKey, openFileSigner } from '#kernel/audit/signer.ts';
import { WitnessFile } from '#kernel/audit/witness-file.ts';
import { fileWitness, httpWitness, type Witness } from '#kernel/audit/witness.ts';
import type { Clock } from '#kernel/clock/clock.ts';
import type { Config } from '#kernel/config/config.ts';
import type { Installation } from '#kernel/db/installation.ts';
import type { Log } from './http/app.ts';

export type AuditRunner = { standing(): Standing | null; stop(): Promise<void> };

/** The signing key's file: beside the key store, outside database and data folder (design 6). */
export function signingKeyFile(config: Config): string {
  return path.join(config.ANNHI_KEYS, 'audit-signing.pem');
}

/** The log's name in its checkpoints; one log for each installation. */
export function originOf(installation: Pick<Installation, 'id'>): string {
  return `annhi/${installation.id}`;
}

/** Sequences and signs the audit log while the platform runs, and has its checkpoints witnessed where that is configured. */
export function startAudit(config: Config, installation: Installation, clock: Clock, log: Log): AuditRunner {
  const keyFile = signingKeyFile(config);
  // A missing key is made for a new installation only: otherwise its loss must be seen, not papered over.
  if (installation.isNew) createSigningKey(keyFile);
  const signer = openFileSigner(originOf(installation), keyFile);
  const controller = new AbortController();
  const now = () => clock.now();
  let standing: Standing | null = null;
  const done = runAuditLoop({
    async connect() {
      const client = new pg.Client(installation.connection('audit'));
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    signer,
    witnesses: witnessesOf(config, now),
    now,
    signal: controller.signal,
    onStanding(current) {
      standing = current;
      if (current.oldestWaitsSeconds > WAIT_ALARM_SECONDS)
        log.error({ ...current }, 'audit entries wait for their position');
    },
    onTrouble: (error) => log.error({ err: error }, 'audit sequencer'),
  });
  return {
    standing: () => standing,
    async stop() {
      controller.abort();
      await done;
    },
  };
}

function witnessesOf(config: Config, now: () => Date): Witness[] {
  return [
    ...(config.ANNHI_WITNESS_FILE
      ? [fileWitness('file', WitnessFile.open(config.ANNHI_WITNESS_FILE), now)]
      : []),
    ...(config.ANNHI_WITNESS_URL && config.ANNHI_WITNESS_KEY
      ? [httpWitness(config.ANNHI_WITNESS_URL, parseKey(config.ANNHI_WITNESS_KEY))]
      : []),
  ];
}
