import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSmtpSink } from '../../testing/smtp-sink.ts';
import { openMail } from './deliver-mail.ts';
import { PersonId } from '../../../kernel/ids.ts';

// As far as the settings can tell, 0.0.0.0 is another machine, though it answers here.
it.each([
  ['127.0.0.1', 1],
  ['0.0.0.0', 0],
])('A mail server at %s that offers no TLS is given %i mails', async (host, given) => {
  const sink = await openSmtpSink();
  const url = new URL(sink.url);
  const mail = openMail({ smtpUrl: `smtp://${host}:${url.port}`, from: 'Tillit <no-reply@x>', origin: 'https://x' });
  const personId = PersonId.parse(randomUUID());
  const address = { mail: 'kari@example.com', language: 'nb', zone: 'Europe/Oslo' } as const;
  await mail.tell({ personId, address, tellingId: randomUUID() }).catch(() => undefined);
  expect(sink.mails).toHaveLength(given);
  mail.close();
  await sink.stop();
});
