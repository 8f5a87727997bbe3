import { createHash } from 'node:crypto';
import type { Language } from '../../../kernel/language.ts';
import type { DemoPerson } from './demo-person.ts';
import { type PageWords, pageWords } from './page-words.ts';

export interface ChoicePage {
  language: Language;
  people: readonly DemoPerson[];
  /** The `acr` that choosing leads to. */
  acr: string;
  /** Whether a name was missing when somebody new was typed. */
  nameMissing: boolean;
}

/** The page on which one chooses whom to be; each person is a button of a plain form. */
export function choicePage({ language, people, acr, nameMissing }: ChoicePage): string {
  const words = pageWords[language];
  return page(
    language,
    words.title,
    `<p class="lead">${words.lead}</p>
<form method="post"><input type="hidden" name="acr" value="${escape(acr)}">
<ul>${people.map(personButton).join('')}</ul></form>
<h2 id="new">${words.newcomer}</h2>
${newcomerForm(words, acr, nameMissing)}
<form method="post"><button class="quiet" name="cancel" value="yes">${words.cancel}</button></form>`,
  );
}

/** What is shown when the sign-in this page belonged to is gone, or something else is wrong. */
export function lostPage(language: Language): string {
  const words = pageWords[language];
  return page(
    language,
    words.lostTitle,
    `<p class="lead">${words.lostText}</p><p><a href="/">${words.toStart}</a></p>`,
  );
}

const sendAtOnce = 'document.forms[0].submit()';

/** Signs out at once, for whoever has signed out at Tillit; without scripts by a button. */
export function leavePage(language: Language, form: string): { html: string; scriptHash: string } {
  const words = pageWords[language];
  const whole = form.replace(
    '</form>',
    `<input type="hidden" name="logout" value="yes"><button class="main">${words.leave}</button></form>`,
  );
  return {
    html: page(language, words.leaveTitle, `${whole}<script>${sendAtOnce}</script>`),
    scriptHash: `sha256-${createHash('sha256').update(sendAtOnce).digest('base64')}`,
  };
}

function personButton({ sub, givenName, familyName, line }: DemoPerson): string {
  const told = line === '' ? '' : ` <span class="line">${escape(line)}</span>`;
  return `<li><button name="person" value="${escape(sub)}"><span class="name">${escape(`${givenName} ${familyName}`)}</span>${told}</button></li>`;
}

function newcomerForm(words: PageWords, acr: string, nameMissing: boolean): string {
  const error = nameMissing ? `<p class="error" id="missing" role="alert">${words.nameMissing}</p>` : '';
  const marked = nameMissing ? ' aria-describedby="missing"' : '';
  return `<form method="post" aria-labelledby="new"><p>${words.newcomerLead}</p>${error}
<input type="hidden" name="acr" value="${escape(acr)}">
<p><label for="given">${words.givenName}</label><input id="given" name="givenName" maxlength="80" autocomplete="off" required${marked}></p>
<p><label for="family">${words.familyName}</label><input id="family" name="familyName" maxlength="80" autocomplete="off" required${marked}></p>
<p><label for="country">${words.country}</label><select id="country" name="country"><option value="NO">${words.norway}</option><option value="DK">${words.denmark}</option></select></p>
<p><button name="newcomer" value="yes" class="main">${words.signIn}</button></p></form>`;
}

const style = `:root{color-scheme:light dark;--ink:#1c2b2d;--paper:#faf8f4;--card:#fff;--edge:#6b7a7b;--deep:#0d5257;--quiet:#4a5b5d;--bad:#a3281c}
@media (prefers-color-scheme:dark){:root{--ink:#f1efe9;--paper:#14201f;--card:#1e2c2c;--edge:#8fa3a3;--deep:#8ed0cf;--quiet:#b9c6c5;--bad:#ffb4a8}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 'Source Sans 3',Inter,system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.4rem;margin:2.5rem 0 .5rem}
.lead,.line{color:var(--quiet)}ul{list-style:none;margin:1.5rem 0;padding:0;display:grid;gap:.75rem}
button{font:inherit;color:inherit;cursor:pointer;min-height:3rem;padding:.75rem 1rem;border-radius:.75rem;border:1px solid var(--edge);background:var(--card)}
li button{width:100%;text-align:left}.name{display:block;font-weight:600;color:var(--deep)}.line{display:block}
button:hover{border-color:var(--deep)}button:focus-visible,input:focus-visible,select:focus-visible,a:focus-visible{outline:3px solid var(--deep);outline-offset:2px}
label{display:block;font-weight:600}input:not([type=hidden]),select{font:inherit;width:100%;min-height:3rem;padding:.5rem .75rem;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
.main{background:var(--deep);border-color:var(--deep);color:var(--paper);font-weight:600}.quiet{border-color:transparent;background:none;text-decoration:underline;margin-top:1.5rem;padding-inline:0}
.error{color:var(--bad);font-weight:600}a{color:var(--deep)}`;

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>
${body}
</main></body></html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
