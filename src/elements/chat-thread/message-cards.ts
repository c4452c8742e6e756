import { html, nothing, type TemplateResult } from 'lit';
import type { ContactCard, Line, MessageBody, MessageButton, NoticeWhat, VoiceCall } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { hostOf, mailUrl, safeUrl, telUrl } from '../internal/safe-url.js';
import { fileAt, renderFile } from './message-media.js';
import type { MessageView } from './message-view.js';
import { renderLink } from './links.js';
import { renderText } from './render-text.js';

type Body<Type extends MessageBody['type']> = Extract<MessageBody, { type: Type }>;

/** Bodies that are more than a text or a file. */
export type CardBody = Body<
  | 'location'
  | 'contacts'
  | 'buttons'
  | 'carousel'
  | 'list'
  | 'wrap-up'
  | 'comment'
  | 'email'
  | 'voice'
  | 'receipt'
  | 'template'
>;

export function renderCard(body: CardBody, view: MessageView): TemplateResult {
  const { words } = view;
  const text = renderText(body.text, view);
  switch (body.type) {
    case 'location':
      return html`${renderPlace(body, view)} ${text}`;
    case 'contacts':
      return html`${text} ${body.contacts.map((contact) => renderContact(contact, view))}`;
    case 'buttons':
      return renderButtons(body, view);
    case 'carousel':
      return html`${text} ${renderCarousel(body, view)}`;
    case 'list':
      return renderList(body, view);
    case 'wrap-up':
      return html`${renderWrapUp(body, view)} ${text}`;
    case 'comment':
      return html`<div class="kind">${words.bodyCommentAct(body.act) || words.bodyKind('comment')}</div>
        ${body.attachment === null ? nothing : renderFile(commentMedia(body.act), body.attachment, view)} ${text}`;
    case 'email':
      return renderEmail(body, view);
    case 'voice':
      return html`${renderCall(body.call, view)} ${text}`;
    case 'receipt':
      return html`${renderLines(body.title || words.bodyKind('receipt'), body.lines, view)} ${text}`;
    case 'template':
      return html`${renderLines(body.name || words.bodyKind('template'), body.lines, view)} ${text}`;
  }
}

const commentMedia = (act: string): 'image' | 'video' | 'file' => (act === 'image' || act === 'video' ? act : 'file');

/** What there is to see besides the words of a notice: a call's times and recording, what a customer filled in. */
export function renderRecord(what: NoticeWhat, view: MessageView): TemplateResult | null {
  if (what.type === 'call-summary') return renderCall(what.call, view);
  if (what.type !== 'channel-session-started' || what.form === undefined) return null;
  return renderLines(view.words.bodyForm, what.form, view);
}

const heading = (text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<div class="card-title" dir="auto">${text}</div>`;

const aside = (text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<div class="small muted" dir="auto">${text}</div>`;

/** A row of a table of facts; nothing when there is nothing to say. */
function row(label: string, value: TemplateResult | string | typeof nothing): TemplateResult | typeof nothing {
  if (value === '' || value === nothing) return nothing;
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd dir="auto">${value}</dd>
  </div>`;
}

/** A map is opened, never loaded: where the customer is would be told to whoever serves it. */
function renderPlace(place: Body<'location'>, { words, localize }: MessageView): TemplateResult {
  const { latitude, longitude } = place;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const position = `${localize.number(latitude)}, ${localize.number(longitude)}`;
  const own = safeUrl(place.url);
  return html`<div class="card">
    ${heading(place.name || words.bodyKind('location'))} ${aside(place.address)}
    <div class="small muted numeric"><bdi>${position}</bdi></div>
    <div>
      ${renderLink(map, words.bodyOpenMap)} ${own === null ? nothing : [' · ', renderLink(own, hostOf(own) || own)]}
    </div>
  </div>`;
}

function renderContact(contact: ContactCard, { words }: MessageView): TemplateResult {
  const work = [contact.position, contact.department, contact.organisation].filter(Boolean).join(', ');
  const ways = [
    ...contact.phones.map(({ number, label }) => ({ text: number, label, url: telUrl(number) })),
    ...contact.emails.map(({ address, label }) => ({ text: address, label, url: mailUrl(address) })),
    ...contact.urls.map((address) => ({ text: address, label: '', url: safeUrl(address) })),
  ];
  return html`<div class="card">
    ${heading(contact.name || words.bodyKind('contacts'))} ${aside(work)}
    ${ways.map(
      ({ text, label, url }) =>
        html`<div>
          ${url === null ? html`<bdi>${text}</bdi>` : renderLink(url, text)}
          ${label === '' ? nothing : html`<bdi class="small muted">${label.toLowerCase()}</bdi>`}
        </div>`,
    )}
    ${contact.addresses.map((address) => html`<div dir="auto">${address}</div>`)}
    ${contact.birthday === '' ? nothing : aside(`${words.bodyBirthday} ${contact.birthday}`)}
  </div>`;
}

/** What the customer can press. Agents only see it, so these are no buttons here. */
function chips(buttons: readonly MessageButton[], label: string): TemplateResult | typeof nothing {
  if (buttons.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${label}>
    ${buttons.map(
      ({ title, payload, menu }) =>
        html`<li class="chip" dir="auto" title=${payload === '' || payload === title ? nothing : payload}>
          ${title || payload}${
            menu === undefined || menu.description === ''
              ? nothing
              : [' ', html`<span class="small muted">${menu.description}</span>`]
          }
        </li>`,
    )}
  </ul>`;
}

function renderButtons(body: Body<'buttons'>, view: MessageView): TemplateResult {
  const { words } = view;
  return html`${heading(body.header)} ${renderText(body.text, view)}
  ${body.menu === undefined ? nothing : aside(body.menu.prompt)} ${aside(body.footer)}
  ${chips(body.buttons, body.quickReplies ? words.bodyQuickReplies : words.bodyKind('buttons'))}`;
}

function renderCarousel({ cards }: Body<'carousel'>, view: MessageView): TemplateResult {
  const { words } = view;
  return html`<div class="cards">
    ${cards.map(
      (card) =>
        html`<div class="card">
          ${heading(card.title)} ${renderText(card.text, view)}
          ${card.imageUrl === '' ? nothing : renderFile('image', fileAt(card.imageUrl), view)}
          ${chips(card.buttons, words.bodyKind('buttons'))}
        </div>`,
    )}
  </div>`;
}

function renderList(body: Body<'list'>, view: MessageView): TemplateResult {
  return html`${heading(body.header)} ${renderText(body.text, view)}
  ${body.sections.map(
    (section) =>
      html`<div class="card">
        ${heading(section.title)}
        <ul class="plain">
          ${section.rows.map(
            ({ title, description }) =>
              html`<li dir="auto">
                ${title}${description === '' ? nothing : [' – ', html`<span class="muted">${description}</span>`]}
              </li>`,
          )}
        </ul>
      </div>`,
  )}
  ${aside(body.footer)}`;
}

function renderWrapUp({ codes, note }: Body<'wrap-up'>, { words }: MessageView): TemplateResult {
  return html`<div class="kind">${words.bodyKind('wrap-up')}</div>
    ${
      codes.length === 0
        ? aside(words.bodyWrapUpNone)
        : html`<ul class="chips">
            ${codes.map(
              ({ category, value }) =>
                html`<li class="chip" dir="auto">
                  ${category === '' ? nothing : html`<span class="muted">${`${category} · `}</span>`}${value}
                </li>`,
            )}
          </ul>`
    }
    ${note === '' ? nothing : html`<dl class="facts">${row(words.bodyNote, note)}</dl>`}`;
}

function renderEmail(mail: Body<'email'>, view: MessageView): TemplateResult {
  const { words } = view;
  return html`<div class="card-title" dir="auto">${mail.subject || words.emailNoSubject}</div>
    <dl class="facts">
      ${row(words.emailFrom, mail.from)} ${row(words.emailTo, mail.to.join(', '))}
      ${row(words.emailCc, mail.cc.join(', '))} ${row(words.emailBcc, mail.bcc.join(', '))}
    </dl>
    ${renderText(mail.text, { words, rich: null })} ${mail.html === '' ? nothing : renderFormatted(mail, words)}
    ${mail.attachments.map((attachment) => renderFile('file', attachment, view))}`;
}

/** Whoever cannot fetch the part that shows it is told that there is more to the mail. */
function renderFormatted({ html: markup, subject, text }: Body<'email'>, words: Messages): TemplateResult {
  void import('./mail-frame.define.js').catch(() => undefined);
  return html`<agent-desk-mail tabindex="-1" .markup=${markup} .subject=${subject} .open=${text === ''}
    >${aside(words.emailHtml)}</agent-desk-mail
  >`;
}

function renderCall(call: VoiceCall, view: MessageView): TemplateResult {
  const { words, localize } = view;
  const times = [call.startedAt, call.endedAt].map((at) => (at === null ? '' : localize.time(at))).filter(Boolean);
  return html`<div class="card">
    ${heading(words.bodyKind('voice'))} ${aside(times.join(' – '))}
    <dl class="facts">
      ${row(words.callDuration, call.seconds === null ? '' : localize.duration(call.seconds * 1000))}
      ${call.legs.map(({ label, value }) => row(label, value))}
    </dl>
    ${call.recordingUrl === '' ? nothing : renderFile('audio', fileAt(call.recordingUrl, words.callRecording), view)}
  </div>`;
}

function renderLines(title: string, lines: readonly Line[], { words }: MessageView): TemplateResult {
  return html`<div class="card">
    ${heading(title)}
    <dl class="facts">${lines.map(({ label, value }) => row(words.bodyReceiptLine(label), value))}</dl>
  </div>`;
}
