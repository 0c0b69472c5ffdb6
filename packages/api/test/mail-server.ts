import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server of a test: what it took, by Message-ID, as often as it took it. */
export interface MailServer {
  url: string;
  mails: ParsedMail[];
  /** What to say to the next mails: undefined takes them. */
  answer: ((to: string) => Error | undefined) | undefined;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const found: MailServer = { url: '', mails, answer: undefined, close: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(address, _session, done) {
      done(found.answer?.(address.address));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('error', () => undefined);
  found.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  found.close = () => new Promise((resolve) => server.close(() => resolve()));
  return found;
}

/** A refusal as SMTP says it. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
