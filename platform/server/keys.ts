import { hkdfSync } from 'node:crypto';
import { StartRefusal } from './start-refusal.ts';

/** Keys for one purpose each, all drawn from one secret of the installation. */
export interface Keys {
  /** 32 bytes for AES-256-GCM over identity numbers. */
  identityCipher: Buffer;
  /** 32 bytes for the keyed hash that finds an identity number. */
  identityHash: Buffer;
  /** 32 bytes for what a browser keeps while it signs in. */
  cookie: Buffer;
  /** 32 bytes from which the key comes that signs the log's heads. */
  log: Buffer;
  /** 32 bytes from which the key comes that confirms the logs of other installations. */
  witness: Buffer;
  /** 32 bytes that wrap the keys of files. */
  files: Buffer;
  /** 32 bytes from which the codes come that are texted to a phone. */
  phoneCode: Buffer;
  /** 32 bytes under which a browser's address becomes a name in the security log. */
  securityLog: Buffer;
}

/** Draws the keys from the secret in IDENTITY_KEY: 32 bytes, in base64. */
export function drawKeys(secret: string | undefined): Keys {
  const bytes = Buffer.from(secret ?? '', 'base64');
  if (bytes.length !== 32) {
    throw new StartRefusal(
      'IDENTITY_KEY is missing or is not 32 bytes in base64: make one with "openssl rand -base64 32", keep it safe, and set it.',
    );
  }
  const draw = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, 'tillit', purpose, 32));
  return {
    identityCipher: draw('identity-cipher'),
    identityHash: draw('identity-hash'),
    cookie: draw('cookie'),
    log: draw('log'),
    witness: draw('witness'),
    files: draw('files'),
    phoneCode: draw('phone-code'),
    securityLog: draw('security-log'),
  };
}
