import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { dateWords } from '../platform/web/date-words.ts';
import * as act from './acts.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { chooseLanguage, type Manner, manners, type Person, signIn, write } from './person.ts';
import { step } from './step.ts';

const knut = 'Hei Are, jeg heter Knut og er den du kan spørre om penger på NAV.';
const question = 'Jeg har fått time på DPS 11. november, men da kan jeg ikke. Går det an å bytte?';
const answer = 'Det ordner seg: den nye timen er 17. november kl. 10.';
const veras = 'Da flytter jeg møtet vårt den dagen til 19. november, samme tid.';
const saras = 'Kan dere vente to uker med jobbtiltak? Det blir mye på en gang nå.';

/** Story S1: a room around Are, across four organisations. The time at DPS is agreed in the room's thread. */
describe.each(manners)('Are is helped by people who hold together ($window, $language)', (manner: Manner) => {
  const days = dateWords[manner.language];
  const [monday = '', friday = ''] = [days.weekdays[1], days.weekdays[5]];
  let tillit: OpenTillit;
  let roomId = '';
  let ingrid: Person;
  let are: Person;
  let frida: Person;
  let vera: Person;
  let sara: Person;
  beforeAll(async () => {
    tillit = await openTillit();
  });
  afterAll(() => tillit?.close());

  it('opens a room in a minute and lets in those to whom he says yes', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { look } = tillit;
    ingrid = await tillit.enter('Ingrid Haugen', manner);
    const t = ingrid.words;

    await step('Ingrid opens a room in at most six taps and asks Frida and Vera', async () => {
      const { page, taps } = ingrid;
      await page.getByText(t('app_nobody_waits_why')).waitFor();
      await look(ingrid, '01-worker-home-empty');
      taps.count = 0;
      await page.getByRole('link', { name: t('app_open_room') }).first().click();
      await write(page.getByLabel(t('rooms_circle_find_citizen')), 'Are');
      const found = page.getByRole('list', { name: t('rooms_circle_found_people') });
      await found.getByRole('button', { name: /Are Solberg/ }).click();
      for (const [name, whole] of [['Frida', /Frida Moe/], ['Vera', /Vera Nilsen/]] as const) {
        await write(page.getByLabel(t('rooms_circle_who')), name);
        await found.getByRole('button', { name: whole }).click();
      }
      await look(ingrid, '02-new-room');
      await page.getByRole('button', { name: t('rooms_circle_open_room') }).click();
      await page.getByRole('heading', { name: t('rooms_circle_people_title_of', { citizen: 'Are' }) }).waitFor();
      console.info(`A room opened in ${taps.count} taps.`);
      expect(taps.count, 'taps to open a room').toBeLessThanOrEqual(6);
      await look(ingrid, '03-people-before-yes');
      roomId = new URL(page.url()).pathname.split('/')[2] ?? '';
    });

    are = await tillit.enter('Are Solberg', manner);
    await step('Are sees at home whom he decides about, and says yes to one at a time, having seen what each would see', async () => {
      const { page } = are;
      const look1 = page.getByRole('link', { name: t('app_decision_look_at', { name: 'Ingrid' }) });
      await look1.waitFor();
      await look(are, '04-citizen-home-asked');
      await look1.click();
      const names = new Set<string>();
      for (const nr of [1, 2, 3]) {
        await page.getByText(t('rooms_circle_one_of', { nr, all: 3 })).waitFor();
        names.add(await act.readDecision(are));
        await look(are, `05-decision-${nr}`);
        await page.getByRole('button', { name: t('consent_yes') }).click();
      }
      expect(names).toEqual(new Set(['Ingrid', 'Frida', 'Vera']));
      const overview = page.getByRole('radio', { name: t('rooms_circle_presence_overview') });
      await overview.check();
      await look(are, '06-people-of-mine');
    });

    await step('Ingrid asks Knut at NAV by name, who is not in the system, and Are says yes to him too', async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: t('rooms_circle_invite') }).click();
      await write(page.getByLabel(t('rooms_circle_who')), 'Knut Berg');
      await page.getByRole('button', { name: t('rooms_circle_by_name') }).click();
      await page.getByLabel(t('rooms_circle_organisation')).selectOption({ label: 'NAV Askøy' });
      await write(page.getByLabel(t('rooms_circle_profession')), 'adviser');
      await look(ingrid, '07-by-name');
      await page.getByRole('button', { name: t('rooms_circle_choose_this') }).click();
      await write(page.getByLabel(t('rooms_circle_why_field', { name: 'Knut' })), 'Han vet hva du har krav på.');
      await page.getByRole('button', { name: t('rooms_circle_ask_citizen', { citizen: 'Are' }) }).click();
      await page.getByRole('heading', { name: t('rooms_circle_invited_title', { citizen: 'Are' }) }).waitFor();
      await look(ingrid, '08-invited');
      await are.page.getByRole('link', { name: t('rooms_circle_answer_about', { name: 'Knut' }) }).click();
      expect(await act.readDecision(are)).toBe('Knut');
      await are.page.getByText(/Han vet hva du har krav på/).waitFor();
      await are.page.getByRole('button', { name: t('consent_yes', { name: 'Knut' }) }).click();
      await are.page.getByRole('list', { name: t('rooms_circle_on_the_way') }).getByText('Knut Berg').waitFor();
    });

    await step('nobody has set anything, and those who are away get a mail without content', async () => {
      await tillit.moveTo('2026-11-06T08:16:00.000Z');
      const told = () => tillit.mail.mails.map(({ to }) => to.join());
      await expect.poll(told, { timeout: 15_000 }).toEqual(expect.arrayContaining(['frida@tillit.invalid', 'vera@tillit.invalid']));
      for (const { headers, text } of tillit.mail.mails) {
        const content = `${headers.get('subject')} ${headers.get('from')} ${text}`;
        expect(content).not.toMatch(/Are\b|Solberg|Ingrid|Haugen|Frida|Vera|Knut|Askøy|NAV|DPS|legesenter|fortelles/);
      }
    });

    await step('Knut comes from the link to his first message in six taps and less than a minute', async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: t.within('platform_back') }).click();
      await page.getByRole('button', { name: t('rooms_circle_make_link', { name: 'Knut' }) }).click();
      const link = await page.getByLabel(t('rooms_circle_link_for', { name: 'Knut' })).inputValue();
      await look(ingrid, '09-link');
      const his = await tillit.window(manner);
      const from = performance.now();
      await his.page.goto(link);
      his.taps.count = 1;
      await chooseLanguage(his);
      await signIn(his, 'Knut Berg');
      const join = his.page.getByRole('button', { name: t('rooms_circle_join') });
      await join.waitFor();
      await look(his, '10-join');
      await join.click();
      await act.ask(his, 'Penger mens du venter', knut);
      const seconds = (performance.now() - from) / 1000;
      console.info(`From the link to the first message: ${his.taps.count} taps, ${seconds.toFixed(1)} s.`);
      expect(his.taps.count, 'taps from the link to the first message').toBeLessThanOrEqual(6);
      expect(seconds, 'seconds from the link to the first message').toBeLessThan(60);
      await look(his, '11-first-message');
    });

    await step('Frida and Vera join from their homes', async () => {
      [frida, vera] = [await tillit.enter('Frida Moe', manner), await tillit.enter('Vera Nilsen', manner)];
      await frida.page.getByText(t('rooms_circle_join_rule_one', { citizen: 'Are' })).waitFor();
      await look(frida, '12-worker-home-invited');
      await act.joinFromHome(frida);
      await act.joinFromHome(vera);
    });
  });

  it('hears what he asks, and answers', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { look } = tillit;
    const t = are.words;

    await step('Are asks in the room, and the thread waits on the professionals with a name, since when, and the promise', async () => {
      const { page } = are;
      await page.getByRole('link', { name: t('rooms_circle_to_room') }).click();
      await act.message(are, knut).waitFor();
      await look(are, '13-room');
      await act.ask(are, 'Timen 11. november', question);
      await page.getByText(t.within('rooms_waits_on_since', { name: 'Ingrid', since: `${days.today} 09${days.clock}16` })).waitFor();
      await page.getByText(t.within('rooms_due_by', { day: monday })).waitFor();
      await look(are, '14-asked');
    });

    await step('on Monday Ingrid sees at home who waits on her since when', async () => {
      await tillit.moveTo('2026-11-09T07:30:00.000Z');
      await act.comeBack(ingrid, 'Ingrid Haugen');
      await act.comeBack(are, 'Are Solberg');
      await act.comeBack(vera, 'Vera Nilsen');
      const answers = ingrid.page.getByRole('link', { name: t('app_answer_whom', { name: 'Are Solberg', subject: 'Timen 11. november' }) });
      const line = ingrid.page.getByRole('row').filter({ has: answers });
      await line.getByText(friday).waitFor();
      await line.getByText(days.today).waitFor();
      await look(ingrid, '15-worker-home-waits');
      await answers.click();
    });

    await step('Are sees on the page he has open that Vera answers by today, then both answers', async () => {
      const { page } = are;
      await look(are, '16-citizen-home-waits');
      await page.getByRole('link', { name: 'Timen 11. november' }).click();
      await act.message(are, question).waitFor();
      await act.markPage(are);
      await act.openThread(vera, 'Timen 11. november');
      await vera.page.getByRole('button', { name: t('rooms_answer_by') }).click();
      await look(vera, '17-answer-by');
      await vera.page.getByRole('button', { name: new RegExp(`^${days.today}$`, 'i') }).click();
      await page.getByText(t.within('rooms_answers_today', { name: 'Vera' })).waitFor();
      await act.say(ingrid, answer);
      await act.message(are, answer).waitFor();
      await act.say(vera, veras);
      await act.message(are, veras).waitFor();
      await act.expectSamePage(are);
      await look(are, '18-answered');
      await look(vera, '19-room-at-work');
    });

    await step('Ingrid suggests Sara, and Are lets her see from now on: what he was told she would see is what she sees', async () => {
      await tillit.moveTo('2026-11-09T07:40:00.000Z');
      const { page } = ingrid;
      await page.getByRole('link', { name: t('rooms_see_readers') }).click();
      await page.getByRole('link', { name: t('rooms_circle_invite') }).click();
      await write(page.getByLabel(t('rooms_circle_who')), 'Sara');
      await page.getByRole('button', { name: /Sara Lie/ }).click();
      await page.getByRole('button', { name: t('rooms_circle_ask_citizen', { citizen: 'Are' }) }).click();
      await page.getByRole('heading', { name: t('rooms_circle_invited_title', { citizen: 'Are' }) }).waitFor();

      await are.page.getByRole('link', { name: t('rooms_change_readers') }).click();
      await are.page.getByRole('link', { name: t('rooms_circle_answer_about', { name: 'Sara' }) }).click();
      await are.page.getByRole('button', { name: t('consent_change_sees', { name: 'Sara' }) }).click();
      await are.page.getByRole('radio', { name: t('consent_sees_all') }).check();
      await are.page.getByText(t.within('rooms_circle_seen_so_far', { count: 4 })).waitFor();
      await are.page.getByRole('radio', { name: t('consent_sees_now') }).check();
      await are.page.getByText(t('rooms_circle_hidden_messages', { count: 4 })).waitFor();
      await are.page.getByText(t('rooms_circle_sees_people', { count: 6 })).waitFor();
      await look(are, '20-decision-choices');
      await are.page.getByRole('button', { name: t('consent_yes', { name: 'Sara' }) }).click();

      sara = await tillit.enter('Sara Lie', manner);
      await act.joinFromHome(sara);
      await sara.page.getByRole('link', { name: t('rooms_see_readers') }).click();
      await expect.poll(() => act.countPeople(sara)).toBe(6);
      await sara.page.getByRole('link', { name: t('rooms_circle_to_room') }).click();
      await expect(act.messages(sara).count()).resolves.toBe(0);
    });

    await step('Sara tells Vera to wait two weeks with job measures', async () => {
      await tillit.moveTo('2026-11-09T07:45:00.000Z');
      await act.askSomebody(sara, 'Vera Nilsen', 'Jobbtiltak', saras);
      await sara.page.getByText(t.within('rooms_waits_on_since', { name: 'Vera' })).waitFor();
      expect(await act.messages(sara).count()).toBe(1);
      await look(sara, '21-newcomer');
      await vera.page.getByRole('link', { name: /^Jobbtiltak/ }).click();
      await act.message(vera, saras).waitFor();
    });

    await step('Are sees what happens next, with whom and why', async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: t('rooms_circle_to_room') }).click();
      await page.getByRole('link', { name: t('rooms_next_write') }).click();
      await write(page.getByLabel(t('rooms_circle_next_what')), 'Det første møtet på DPS');
      await write(page.getByLabel(t('rooms_circle_next_with')), 'Sara Lie');
      await write(page.getByLabel(t('rooms_circle_next_why', { citizen: 'Are' })), 'for å finne ut hva som hjelper deg å sove');
      await write(page.getByLabel(t('rooms_circle_next_when')), 'tirsdag 17. november kl. 10');
      await look(ingrid, '22-next-step');
      await page.getByRole('button', { name: t('rooms_circle_next_save') }).click();
      await are.page.getByRole('link', { name: t('app_nav_home') }).click();
      const next = are.page.getByRole('region', { name: t('app_what_happens_next') });
      await next.getByRole('heading', { name: 'Det første møtet på DPS' }).waitFor();
      await next.getByText(/Sara Lie/).waitFor();
      await next.getByText(t('app_next_why', { why: 'for å finne ut hva som hjelper deg å sove' })).waitFor();
      await look(are, '23-citizen-home-next');
    });
  });

  it('is his: what is seen, who may see, and how it ends', async () => {
    onTestFailed(() => tillit.tellScreens());
    const { look } = tillit;
    const t = are.words;

    await step('search finds «timen» by «time», only for those who may see it', async () => {
      await act.search(vera, 'time');
      const hits = (person: Person) => person.page.getByRole('list', { name: t('rooms_search_results') }).getByRole('listitem');
      await hits(vera).filter({ hasText: answer }).waitFor();
      await look(vera, '24-search');
      await act.search(sara, 'time');
      await sara.page.getByText(t('rooms_search_none', { text: 'time' })).waitFor();
      await expect(hits(sara).count()).resolves.toBe(0);
    });

    await step('Are sees every look: by whom, from where, on what basis', async () => {
      const { page } = are;
      await page.getByRole('link', { name: t('app_who_has_seen') }).click();
      await act.showAllSeen(are);
      for (const [name, place] of [
        ['Ingrid Haugen', 'Askøy kommune'],
        ['Vera Nilsen', 'NAV Askøy'],
        ['Knut Berg', 'NAV Askøy'],
        ['Frida Moe', 'Kleppestø legesenter'],
        ['Sara Lie', 'Øyane DPS'],
      ] as const) {
        await act.seenLines(are, name).filter({ hasText: place }).filter({ hasText: t.within('audit_basis_consent_since') }).first().waitFor();
      }
      await look(are, '25-seen-in-all');
      await page.getByRole('link', { name: t('app_nav_rooms') }).click();
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await act.openMenu(are, 'rooms_menu_seen');
      await page.getByRole('heading', { name: t('audit_title_room') }).waitFor();
      await act.seenLines(are, 'Sara Lie').first().waitFor();
      await look(are, '26-seen-in-room');
    });

    await step('Are takes back his yes to Frida, and the page she has open is empty from that moment', async () => {
      await act.comeBack(frida, 'Frida Moe');
      await act.openThread(frida, 'Timen 11. november');
      await act.message(frida, question).waitFor();
      await act.markPage(frida);
      const { page } = are;
      await page.getByRole('link', { name: t('audit_to_people') }).click();
      await page.getByRole('link', { name: t('rooms_circle_see_about', { name: 'Frida' }) }).click();
      await page.getByRole('button', { name: t('consent_withdraw') }).click();
      await look(are, '27-take-back');
      await page.getByRole('button', { name: t('consent_withdraw_now') }).click();
      await frida.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
      await expect(frida.page.getByText(question).count()).resolves.toBe(0);
      await act.expectSamePage(frida);
      await look(frida, '28-gone');
      await frida.page.reload();
      await frida.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
      for (const path of ['', '/messages']) {
        const answered = await frida.context.request.get(`/api/rooms/${roomId}${path}`);
        expect(answered.status()).toBe(404);
      }
    });

    await step('on a bad line Are writes twice; both wait, and are sent once and in order when it is back', async () => {
      const { page, context } = are;
      await act.openThread(are, 'Timen 11. november');
      await act.message(are, veras).waitFor();
      await context.setOffline(true);
      await act.put(are, 'Takk, det passer.');
      await act.message(are, 'Takk, det passer.').getByText(t('rooms_waits_for_line')).waitFor();
      await act.put(are, 'Jeg kommer kl. 10.');
      await act.message(are, 'Jeg kommer kl. 10.').getByText(t('rooms_waits_for_line')).waitFor();
      await look(are, '29-offline');
      await context.setOffline(false);
      await act.expectSent(are, 'Takk, det passer.');
      await act.expectSent(are, 'Jeg kommer kl. 10.');
      await act.openThread(ingrid, 'Timen 11. november');
      const bodies = () => act.messages(ingrid).allInnerTexts();
      await expect.poll(async () => (await bodies()).filter((text) => /passer|kl\. 10\.$/m.test(text)).length).toBe(3);
      expect((await bodies()).slice(-2).map((text) => /Takk|Jeg kommer/.exec(text)?.[0])).toEqual(['Takk', 'Jeg kommer']);
      await page.bringToFront();
    });

    await step('Vera finds what she had half written after a reload', async () => {
      await act.openThread(vera, 'Timen 11. november');
      await write(act.writingField(vera), 'Jeg tenkte på om vi');
      await vera.page.reload();
      await expect.poll(() => act.writingField(vera).inputValue()).toBe('Jeg tenkte på om vi');
    });

    await step('Ingrid closes the room with words; Are reads on, Vera until the day', async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: t('rooms_see_readers') }).click();
      await page.getByRole('button', { name: t('rooms_circle_close') }).click();
      await page.getByLabel(t('rooms_circle_close_words', { citizen: 'Are' })).fill('Takk for at vi fikk være med. Sara er der for deg nå.');
      await look(ingrid, '30-closing');
      await page.getByRole('button', { name: t('rooms_circle_close_yes') }).click();
      for (const person of [are, vera]) await person.page.getByText(/Sara er der for deg nå/).waitFor();
      await look(are, '31-closed');
      await tillit.moveTo('2027-01-04T08:00:00.000Z');
      await act.comeBack(are, 'Are Solberg');
      await are.page.goto(`/rooms/${roomId}`);
      await are.page.getByText(/Sara er der for deg nå/).waitFor();
      await act.openThread(are, 'Timen 11. november');
      await act.message(are, answer).waitFor();
      await expect(act.writingField(are).count()).resolves.toBe(0);
      await act.comeBack(vera, 'Vera Nilsen');
      await vera.page.goto(`/rooms/${roomId}`);
      await vera.page.getByRole('heading', { name: t('rooms_gone_title') }).waitFor();
    });
  });
});
