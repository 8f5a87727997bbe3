import { type Channel, codeOfFault, type Telling, Untold } from './channel.ts';
import { openMailTransport } from './mail-transport.ts';
import { lessLink, mailWords } from './words.ts';

export interface MailOptions {
  /** `smtp://…` or `smtps://…`, with user and password if the server asks. */
  smtpUrl: string;
  /** `Tillit <no-reply@example>` */
  from: string;
  origin: string;
}

export const mailQueue = 'notify-mail';

/** Mail by SMTP, one connection used for many; each says the same fixed words. */
export function openMail({ smtpUrl, from, origin }: MailOptions): Channel {
  const transport = openMailTransport(smtpUrl);
  return {
    name: 'mail',
    queue: mailQueue,
    pauseMs: 60_000,
    againMs: 24 * 3_600_000,
    tell: async ({ address, tellingId }: Telling) => {
      if (address.mail === undefined) return 'nowhere';
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: address.mail },
          ...mailWords(address.language, origin),
          messageId: `<${tellingId}@${new URL(origin).hostname}>`,
          headers: { 'List-Unsubscribe': `<${lessLink(origin)}>`, 'Auto-Submitted': 'auto-generated' },
        });
        return 'told';
      } catch (fault) {
        if (isRefusedForGood(fault)) return 'nowhere';
        throw new Untold(codeOfFault(fault));
      }
    },
    close: () => transport.close(),
  };
}

/** The server knows that this recipient never gets mail; anything else may be mended by waiting. */
function isRefusedForGood(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('command' in fault) || fault.command !== 'RCPT TO') return false;
  // 5.7.x is about us (not allowed to relay, greylisted by policy), not about the recipient.
  const answer = 'response' in fault && typeof fault.response === 'string' ? fault.response : '';
  return /^55[013]\b/.test(answer) && !/^55\d[ -]5\.7\./.test(answer);
}
