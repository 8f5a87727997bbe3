import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import type { DemoPerson, TypedPerson } from './demo-person.ts';
import { forgetful, handOver } from './handed-over.ts';
import { choosePageLanguage } from './page-words.ts';
import { choicePage, lostPage } from './pages.ts';
import { acrs } from './provider-configuration.ts';

export interface ChoiceParts {
  provider: Provider;
  mount: string;
  people: Map<string, DemoPerson>;
  addPerson: (typed: TypedPerson) => DemoPerson | Promise<DemoPerson>;
}

const Name = z.string().trim().min(1).max(80);
const Typed = z.object({ givenName: Name, familyName: Name, country: Country });
const longestForm = 10_000;

/** The page of choice: `GET` shows it, `POST` answers with the person chosen, the person typed, or the wish to go back. */
export function addChoice(app: FastifyInstance, parts: ChoiceParts): void {
  const path = `${parts.mount}/choose/:uid`;
  app.get(path, async (request, reply) => show(parts, request, reply, false));
  app.post(path, async (request, reply) => choose(parts, request, reply));
}

async function show(parts: ChoiceParts, request: FastifyRequest, reply: FastifyReply, nameMissing: boolean) {
  const asked = await findInteraction(parts, request, reply);
  const uiLocales = z.string().safeParse(asked?.params['ui_locales']).data;
  const language = choosePageLanguage(uiLocales, request.headers['accept-language']);
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  if (asked === undefined) return reply.code(400).send(lostPage(language));
  const acr = readAcr(z.object({ acr: z.string().optional() }).safeParse(request.query).data?.acr);
  const people = [...parts.people.values()];
  return reply.code(nameMissing ? 422 : 200).send(choicePage({ language, people, acr, nameMissing }));
}

async function choose(parts: ChoiceParts, request: FastifyRequest, reply: FastifyReply) {
  const form = await readForm(request.raw);
  if ((await findInteraction(parts, request, reply)) === undefined) return show(parts, request, reply, false);
  if (form.has('cancel'))
    return answer(parts, request, reply, { error: 'access_denied', error_description: 'the person turned back' });
  const person = form.has('newcomer') ? await findTyped(parts, form) : parts.people.get(form.get('person') ?? '');
  if (person === undefined) return show(parts, request, reply, form.has('newcomer'));
  const acr = readAcr(form.get('acr'));
  return answer(parts, request, reply, { login: { accountId: person.sub, acr, amr: ['TestID'], remember: false } });
}

async function findTyped({ people, addPerson }: ChoiceParts, form: URLSearchParams): Promise<DemoPerson | undefined> {
  const typed = Typed.safeParse(Object.fromEntries(form));
  if (!typed.success) return undefined;
  const person = await addPerson(typed.data);
  people.set(person.sub, person);
  return person;
}

type InteractionResult = Parameters<Provider['interactionFinished']>[2];

async function answer(
  { provider }: ChoiceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  result: InteractionResult,
) {
  handOver(reply);
  await provider.interactionFinished(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
}

/** The sign-in this page belongs to; nothing when it is over or was another browser's. */
async function findInteraction({ provider }: ChoiceParts, request: FastifyRequest, reply: FastifyReply) {
  try {
    return await provider.interactionDetails(forgetful(request.raw), reply.raw);
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'SessionNotFound') return undefined;
    throw fault;
  }
}

const readAcr = (wanted: string | null | undefined) =>
  wanted === 'substantial' || wanted === acrs.substantial ? acrs.substantial : acrs.high;

async function readForm(raw: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  raw.setEncoding('utf8');
  for await (const part of raw) {
    text += String(part);
    if (text.length > longestForm) break;
  }
  return new URLSearchParams(text.slice(0, longestForm));
}
