import type { AuditWords } from './messages.vi.ts';

const number = new Intl.NumberFormat('en-GB');

export const auditEn = {
  errors: {
    AUDIT_RESTRICTED_VALUE: (field: string) =>
      `The field “${field}” may not carry its value into the audit log. Give its name only; the action stopped and nothing changed.`,
    AUDIT_NOTE_INVALID: (part: string) =>
      `A checkpoint of the log is malformed (${part}). Fetch the file from the witness again.`,
    AUDIT_EXPORT_UNREADABLE: (where: string) =>
      `The file cannot be read (${where}). Fetch it from the witness again, or write it again with "annhi audit verify --export <new file>".`,
    AUDIT_KEY_MISSING: (file: string) =>
      `The log's signing key is not at ${file}. Entries are still written but not signed. Restore the key from its backup and start again.`,
    AUDIT_KEY_READABLE: (file: string) =>
      `Others on this machine can read the signing key ${file}. Run "chmod 600" on it, find out who opened it, and start again.`,
    AUDIT_KEY_INVALID: (file: string) =>
      `${file} is not an Ed25519 key (PKCS#8 PEM). Restore the key from its backup.`,
    AUDIT_LOG_DAMAGED: (size: string) =>
      `The stored log no longer gives the root that was signed at size ${size}. Signing has stopped; new entries are kept. Run "annhi audit verify" to learn which entry was touched, and tell the security officer now.`,
    AUDIT_WITNESS_REFUSED: (name: string) =>
      `The witness “${name}” refuses the checkpoint: the log does not continue what it has seen. Leave everything as it is, run "annhi audit verify --witness <file>", and tell the security officer now.`,
    AUDIT_WITNESS_AWAY: (name: string) =>
      `The checkpoint could not be sent to the witness “${name}” yet. Entries are still written and signed; it will be sent again.`,
  },
  how: {
    CHANGED: 'changed',
    REMOVED: 'removed',
    INSERTED: 'inserted',
    REORDERED: 'reordered',
  },
  verdict: {
    witnessed: (entries: number, witnessedSize: number) =>
      `The log is intact: ${number.format(entries)} entries, ${number.format(witnessedSize)} of them under a witnessed checkpoint.`,
    notWitnessed: (entries: number) =>
      `The log is consistent (${number.format(entries)} entries) but not under a witnessed checkpoint: whoever holds the signing key could have rewritten all of it. Compare with --witness <the witness's file> or --witness-key.`,
    empty: 'The log has no entries yet.',
    exact: (how: string, position: number, id: string) =>
      `First entry ${how}: position ${number.format(position)}${id}.`,
    between: (how: string, from: number, to: number) =>
      `The first entry ${how} lies at a position from ${number.format(from)} to ${number.format(to)}.`,
    id: (id: number) => `, id ${id}`,
    likely:
      'It is certain that the log no longer fits what was signed; place and kind are the likeliest reading of what is left.',
    belongs: (position: number) =>
      `The entry that stands there belongs at position ${number.format(position)}.`,
    tileDamaged: (index: number) =>
      `The entries are intact, but the stored table of hashes (tile ${number.format(index)}) is damaged. Rebuild it from the entries.`,
    forged: (size: number) =>
      `The checkpoint at size ${number.format(size)} is not signed by the log's key: it is forged or damaged.`,
    unsigned: "No checkpoint is signed by the log's key: nothing can be proved.",
    keyFromExport:
      'The public key came from the export itself; compare it with the published one, or give it with --log-key.',
    afterWitness: (entries: number) =>
      `The newest ${number.format(entries)} entries are signed but no witness has seen them yet.`,
    exported: (file: string) => `The log was exported to ${file}.`,
    progress: (done: number, total: number) =>
      `Verified ${number.format(done)}/${number.format(total)} entries`,
  },
} satisfies AuditWords;
