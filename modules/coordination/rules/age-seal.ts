import { Encrypter } from 'age-encryption';

/**
 * Seals a file to one public key in the age format, version 1, so that an office opens it with any age program and nobody on the way can.
 * @source C2SP age-encryption.org/v1
 * @throws when the recipient is not a whole, undamaged `age1…` key; `isRecipient` says so beforehand
 */
export async function sealToRecipient(recipient: string, plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}

/** Whether this is a whole `age1…` key, its checksum and its point proved. */
export async function isRecipient(recipient: string): Promise<boolean> {
  try {
    await sealToRecipient(recipient, new Uint8Array());
    return true;
  } catch {
    return false;
  }
}
