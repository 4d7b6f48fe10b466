import fs from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
};

/** Takes a letter to its addressee's server; the proof is that server's own answer. Throws when it was not taken. */
export type MailTransport = { send(id: string, letter: Letter): Promise<{ readonly proof: string }> };

/** SMTP (RFC 5321), with TLS where the server offers it. */
export function smtpTransport(url: string, from: string): MailTransport {
  const server = new URL(url);
  const user = decodeURIComponent(server.username);
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port || (server.protocol === 'smtps:' ? 465 : 587)),
    secure: server.protocol === 'smtps:',
    ...(user ? { auth: { user, pass: decodeURIComponent(server.password) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(id, letter) {
      const result = await transport.sendMail({
        ...messageOf(id, letter, from),
        envelope: { from, to: [letter.to] },
      });
      return { proof: result.response };
    },
  };
}

/** For a demonstration without a mail server: the letter as a file, to be opened with any mail program. */
export function folderTransport(folder: string, from: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(id, letter) {
      const result = await transport.sendMail(messageOf(id, letter, from));
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.writeFileSync(path.join(folder, `${id}.eml`), result.message as Buffer, { mode: 0o600 });
      return { proof: 'demo' };
    },
  };
}

/** No mail server is configured: letters wait, and the console says so. */
export const noTransport: MailTransport = {
  send() {
    return Promise.reject(Object.assign(new Error('no mail server'), { code: 'NO_MAIL_SERVER' }));
  },
};

function messageOf(id: string, letter: Letter, from: string) {
  return {
    from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    messageId: `<${id}@an-nhi>`,
    attachments: letter.attachments.map((one) => ({
      filename: one.name,
      contentType: one.type,
      content: Buffer.from(one.bytes),
    })),
    // The addressee's programs must not fetch or load anything for us.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
