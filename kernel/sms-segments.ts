/** What a text costs as SMS: its alphabet, and how many segments it is sent and paid as. */
export interface SmsSize {
  alphabet: 'gsm-7' | 'ucs-2';
  segments: number;
}

// The default alphabet of 3GPP TS 23.038; æ, ø and å are in it, accented small letters only in part.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each of these is an escape and a letter, which are never parted. */
const extended = new Set('\f^{}\\[~]|€');

/** Counts honestly: one letter outside of the default alphabet makes the whole text cost more than twice as much. */
export function measureSms(text: string): SmsSize {
  const letters = [...text];
  const isGsm7 = letters.every((letter) => basic.has(letter) || extended.has(letter));
  const sizes = letters.map((letter) => (isGsm7 ? (extended.has(letter) ? 2 : 1) : letter.length));
  // A text in several segments gives some of each to the header that joins them.
  const [alone, joined] = isGsm7 ? [160, 153] : [70, 67];
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const segments = whole <= alone ? 1 : countJoined(sizes, joined);
  return { alphabet: isGsm7 ? 'gsm-7' : 'ucs-2', segments };
}

function countJoined(sizes: readonly number[], room: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
