export interface OutgoingSms {
  /** E.164, `+4791234567`. */
  to: string;
  text: string;
  /** Our own id of it; delivery reports bring it back. */
  reference: string;
}

/** What the gateway said at once. `refused` is for good: it will never go to this number. */
export type SmsAnswer = { kind: 'taken'; gatewayId: string } | { kind: 'refused'; code: string };

/** What became of a text, as the gateway tells it afterwards: in any order, and perhaps more than once. */
export interface SmsReport {
  kind: 'report';
  reference: string;
  gatewayId: string;
  state: 'on-its-way' | 'delivered' | 'failed';
  /** Whether the number itself can't be reached by anybody any more. */
  isForGood: boolean;
  code: string | undefined;
}

/** A text that somebody sent to us. The id stays the same when the gateway tells it again. */
export interface ReceivedSms {
  kind: 'received';
  gatewayId: string;
  /** E.164. As true as a sender's number ever is: it can be forged. */
  from: string;
  text: string;
}

/** A call of the gateway to our webhook, before anybody has believed it. */
export interface WebhookCall {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What stands in the path after the webhook's address. */
  secret: string | undefined;
  /** From the address or a form. */
  fields: Readonly<Record<string, string>>;
  at: Date;
}

/** `untrusted` when the call does not prove itself; `other` is something we need not know. */
export type WebhookNews = SmsReport | ReceivedSms | { kind: 'untrusted' } | { kind: 'other' };

/** A provider of SMS, by its own HTTP protocol. */
export interface SmsGateway {
  name: 'gatewayapi' | 'sveve';
  /** Throws Untold when it is worth another try. */
  send(sms: OutgoingSms): Promise<SmsAnswer>;
  read(call: WebhookCall): WebhookNews;
}

export interface SmsGatewaySettings {
  /** Where the gateway is, without a user or a path. */
  base: string;
  user: string;
  password: string;
  from: string;
  /** What the gateway proves itself by when it calls us. */
  webhookSecret: string;
}
