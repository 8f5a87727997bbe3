import { isLoopback } from '../sign-in/loopback.ts';
import { StartRefusal } from '../start-refusal.ts';
import { openGatewayApi } from './gateway-api.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { openSveve } from './sveve.ts';

interface SmsSettings {
  SMS_URL?: string | undefined;
  SMS_FROM?: string | undefined;
  SMS_WEBHOOK_SECRET?: string | undefined;
}

/** The gateway of the settings; none when texts are off. What is wrong ends the start, without repeating a secret. */
export function findSmsGateway(settings: SmsSettings): SmsGateway | undefined {
  if (settings.SMS_URL === undefined) return undefined;
  const url = new URL(settings.SMS_URL);
  const [kind, scheme] = url.protocol.slice(0, -1).split('+');
  if (scheme !== 'https' && !(scheme === 'http' && isLoopback(url.hostname)))
    throw new StartRefusal('SMS_URL must be gatewayapi+https://TOKEN@host or sveve+https://USER:PASSWORD@host.');
  if (settings.SMS_FROM === undefined || !/^(\d{3,15}|[A-Za-z0-9 ]{3,11})$/.test(settings.SMS_FROM))
    throw new StartRefusal(
      'SMS_FROM must be the number that answers come to (3–15 digits), or a name of 3–11 letters.',
    );
  if ((settings.SMS_WEBHOOK_SECRET ?? '').length < 32)
    throw new StartRefusal('SMS_WEBHOOK_SECRET must have at least 32 letters: "openssl rand -hex 32" makes one.');
  const open = kind === 'gatewayapi' ? openGatewayApi : kind === 'sveve' ? openSveve : undefined;
  if (open === undefined) throw new StartRefusal('SMS_URL names a gateway that is not known: gatewayapi or sveve.');
  return open({
    base: `${scheme}://${url.host}`,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from: settings.SMS_FROM,
    webhookSecret: settings.SMS_WEBHOOK_SECRET ?? '',
  });
}
