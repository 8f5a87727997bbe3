import { createTransport } from 'nodemailer';
import { isLoopback } from '../sign-in/loopback.ts';
import { codeOfFault, Untold } from './channel.ts';

/** The connection to the mail server, one used for many mails. */
export function openMailTransport(smtpUrl: string) {
  return createTransport({
    url: smtpUrl,
    pool: true,
    // Beyond this machine no address of anybody goes over an open line, also where smtp:// was set.
    requireTLS: !isLoopback(new URL(smtpUrl).hostname),
    maxConnections: 3,
    // What the server did not take is tried again by whoever sends, which outlives this process.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export interface PlainMail {
  to: string;
  subject: string;
  text: string;
}

/** Mail to those who run the installation or watch over it; never to the people in it, who are told by `openMail`. */
export function openPlainMail({ smtpUrl, from }: { smtpUrl: string; from: string }) {
  const transport = openMailTransport(smtpUrl);
  return {
    send: async ({ to, subject, text }: PlainMail): Promise<void> => {
      const mail = {
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      };
      await transport.sendMail(mail).catch((fault: unknown) => {
        throw new Untold(codeOfFault(fault));
      });
    },
    close: () => transport.close(),
  };
}
