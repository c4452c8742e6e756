import { html, nothing, type TemplateResult } from 'lit';
import type {
  Attachment,
  ContactCard,
  LabeledValue,
  MessageBody,
  MessageButton,
  NoticeContent,
  VoiceCall,
} from '../../../../domain/index.js';
import { getHost, toMailtoUrl, sanitizeUrl, toTelUrl } from '../../../internal/sanitize/sanitize-url.js';
import type { EmbeddedPicture } from '../mail/mail-pictures.js';
import { getMediaKind } from '../media-kind.js';
import { attachmentFromUrl, renderFile } from '../message-media.js';
import type { BodyView, MessageView } from '../message-view.js';
import { renderLink } from '../links.js';
import { renderText } from '../render-text.js';

type Body<Type extends MessageBody['type']> = Extract<MessageBody, { type: Type }>;

/** Bodies rendered as cards: everything but text, media and links. */
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
  | 'unknown'
>;

export function renderCard(body: CardBody, view: BodyView): TemplateResult {
  const { translations } = view;
  const text = renderText(body.text, view);
  switch (body.type) {
    case 'location':
      return html`${renderLocation(body, view)} ${text}`;
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
      return html`<div class="kind">
          ${translations.bodyCommentAction(body.act) || translations.bodyKind('comment')}
        </div>
        ${body.attachment === null ? nothing : renderFile(commentMediaKind(body.act), body.attachment, view)} ${text}`;
    case 'email':
      return renderEmail(body, view);
    case 'voice':
      return html`${renderCall(body.call, view)} ${text}`;
    case 'receipt':
      return html`${renderReceipt(body, view)} ${text}`;
    case 'template':
      return html`${renderLines(body.name || translations.bodyKind('template'), body.lines, view)} ${text}`;
    case 'unknown':
      return html`<div class="kind">${translations.bodyUnknown(body.wireType)}</div>
        ${text} ${body.lines === undefined ? nothing : renderLines('', body.lines, view)}`;
  }
}

const commentMediaKind = (act: string): 'image' | 'video' | 'file' =>
  act === 'image' || act === 'video' ? act : 'file';

/** Details below the text of a notice: times and recording of a call, or the pre-chat form; null if there are none. */
export function renderNoticeDetails(content: NoticeContent, view: MessageView): TemplateResult | null {
  if (content.type === 'call-summary') return renderCall(content.call, view);
  if (content.type !== 'channel-session-started' || content.form === undefined) return null;
  return renderLines(view.translations.bodyPreChatForm, content.form, view);
}

const renderHeading = (text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<div class="card-title" dir="auto">${text}</div>`;

const renderSecondaryText = (text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<div class="small muted" dir="auto">${text}</div>`;

/** A row of a definition list; nothing if the value is empty. */
function renderRow(label: string, value: TemplateResult | string | typeof nothing): TemplateResult | typeof nothing {
  if (value === '' || value === nothing) return nothing;
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd dir="auto">${value}</dd>
  </div>`;
}

/** Links to a map instead of embedding one, which would disclose the customer's location to the map's server. */
function renderLocation(location: Body<'location'>, { translations, localize }: MessageView): TemplateResult {
  const { latitude, longitude } = location;
  const mapUrl = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const position = `${localize.number(latitude)}, ${localize.number(longitude)}`;
  const ownUrl = sanitizeUrl(location.url);
  return html`<div class="card">
    ${renderHeading(location.name || translations.bodyKind('location'))} ${renderSecondaryText(location.address)}
    <div class="small muted numeric"><bdi>${position}</bdi></div>
    <div>
      ${renderLink(mapUrl, translations.bodyOpenMap)}
      ${ownUrl === null ? nothing : [' · ', renderLink(ownUrl, getHost(ownUrl) || ownUrl)]}
    </div>
  </div>`;
}

function renderContact(contact: ContactCard, { translations }: MessageView): TemplateResult {
  const occupation = [contact.position, contact.department, contact.organisation].filter(Boolean).join(', ');
  const contactMethods = [
    ...contact.phones.map(({ number, label }) => ({ text: number, label, url: toTelUrl(number) })),
    ...contact.emails.map(({ address, label }) => ({ text: address, label, url: toMailtoUrl(address) })),
    ...contact.urls.map((address) => ({ text: address, label: '', url: sanitizeUrl(address) })),
  ];
  return html`<div class="card">
    ${renderHeading(contact.name || translations.bodyKind('contacts'))} ${renderSecondaryText(occupation)}
    ${contactMethods.map(
      ({ text, label, url }) =>
        html`<div>
          ${url === null ? html`<bdi>${text}</bdi>` : renderLink(url, text)}
          ${label === '' ? nothing : html`<bdi class="small muted">${label.toLowerCase()}</bdi>`}
        </div>`,
    )}
    ${contact.messengers?.map((account) => html`<div dir="auto">${account}</div>`) ?? nothing}
    ${contact.addresses.map((address) => html`<div dir="auto">${address}</div>`)}
    ${contact.birthday === '' ? nothing : renderSecondaryText(`${translations.bodyBirthday} ${contact.birthday}`)}
  </div>`;
}

/** The buttons that the customer sees. They are not buttons here, because agents cannot press them. */
function renderChips(buttons: readonly MessageButton[], label: string): TemplateResult | typeof nothing {
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

function renderButtons(body: Body<'buttons'>, view: BodyView): TemplateResult {
  const { translations } = view;
  return html`${renderHeading(body.header)} ${renderText(body.text, view)}
  ${body.menu === undefined ? nothing : renderSecondaryText(body.menu.prompt)} ${renderSecondaryText(body.footer)}
  ${renderChips(body.buttons, body.quickReplies ? translations.bodyQuickReplies : translations.bodyKind('buttons'))}`;
}

function renderCarousel({ cards }: Body<'carousel'>, view: BodyView): TemplateResult {
  const { translations } = view;
  return html`<div class="cards">
    ${cards.map(
      (card) =>
        html`<div class="card">
          ${renderHeading(card.title)} ${renderText(card.text, view)}
          ${card.imageUrl === '' ? nothing : renderFile('image', attachmentFromUrl(card.imageUrl), view)}
          ${renderChips(card.buttons, translations.bodyKind('buttons'))}
        </div>`,
    )}
  </div>`;
}

function renderList(body: Body<'list'>, view: BodyView): TemplateResult {
  return html`${renderHeading(body.header)} ${renderText(body.text, view)}
  ${body.sections.map(
    (section) =>
      html`<div class="card">
        ${renderHeading(section.title)}
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
  ${renderSecondaryText(body.footer)}`;
}

function renderWrapUp({ codes, note }: Body<'wrap-up'>, { translations }: MessageView): TemplateResult {
  return html`<div class="kind">${translations.bodyKind('wrap-up')}</div>
    ${
      codes.length === 0
        ? renderSecondaryText(translations.bodyNoWrapUpCodes)
        : html`<ul class="chips">
            ${codes.map(
              ({ category, value }) =>
                html`<li class="chip" dir="auto">
                  ${category === '' ? nothing : html`<span class="muted">${`${category} · `}</span>`}${value}
                </li>`,
            )}
          </ul>`
    }
    ${note === '' ? nothing : html`<dl class="facts">${renderRow(translations.bodyNote, note)}</dl>`}`;
}

function renderEmail(email: Body<'email'>, view: BodyView): TemplateResult {
  const { translations } = view;
  return html`<div class="card-title" dir="auto">${email.subject || translations.emailNoSubject}</div>
    <dl class="facts">
      ${renderRow(translations.emailFrom, email.from)}
      ${renderRow(translations.emailReplyTo, email.replyTo?.join(', ') ?? '')}
      ${renderRow(translations.emailTo, email.to.join(', '))} ${renderRow(translations.emailCc, email.cc.join(', '))}
      ${renderRow(translations.emailBcc, email.bcc.join(', '))}
      ${renderRow(translations.emailReceived, email.receivedAt === null ? '' : view.localize.dateTime(email.receivedAt))}
    </dl>
    ${renderText(email.text, { ...view, format: 'text' })} ${email.html === '' ? nothing : renderHtmlEmail(email, view)}
    ${email.attachments.map((attachment) => renderFile('file', attachment, view))}`;
}

/** Browsers need quadratic time for tags that are not closed. Mails with more are opened by the agent. */
const maxOpenedTags = 3000;

/** Falls back to a note that there is an HTML version, if the element cannot be loaded. */
function renderHtmlEmail(email: Body<'email'>, { translations, fileUrl }: MessageView): TemplateResult {
  void import('../mail/mail-frame.define.js').catch(() => undefined);
  return html`<agent-desk-mail
    tabindex="-1"
    .markup=${email.html}
    .subject=${email.subject}
    .embedded=${embeddedPictures(email.attachments, fileUrl)}
    .hasAttachments=${email.attachments.length > 0}
    .open=${email.text === '' && email.html.split('<').length <= maxOpenedTags}
    >${renderSecondaryText(translations.emailHasHtml)}</agent-desk-mail
  >`;
}

/** The attachments that the HTML version of an e-mail can show as its pictures. */
const embeddedPictures = (attachments: readonly Attachment[], fileUrl: MessageView['fileUrl']): EmbeddedPicture[] =>
  attachments.flatMap((attachment) => {
    const url = getMediaKind('image', attachment) === null ? null : fileUrl(attachment.url);
    return url === null ? [] : [{ url, names: [attachment.contentId ?? '', attachment.name] }];
  });

function renderCall(call: VoiceCall, view: MessageView): TemplateResult {
  const { translations, localize } = view;
  const times = [call.startedAt, call.endedAt].map((at) => (at === null ? '' : localize.time(at))).filter(Boolean);
  return html`<div class="card">
    ${renderHeading(translations.bodyKind('voice'))} ${renderSecondaryText(times.join(' – '))}
    <dl class="facts">
      ${renderRow(translations.callDuration, call.seconds === null ? '' : localize.duration(call.seconds * 1000))}
      ${call.legs.map(({ label, value }) => renderRow(label, value))}
    </dl>
    ${call.recordingUrl === '' ? nothing : renderFile('audio', attachmentFromUrl(call.recordingUrl, translations.callRecording), view)}
  </div>`;
}

function renderReceipt({ title, boughtAt, lines }: Body<'receipt'>, view: MessageView): TemplateResult {
  const { translations, localize } = view;
  const date = boughtAt === undefined ? [] : [{ label: 'date', value: localize.dateTime(boughtAt) }];
  return renderLines(title || translations.bodyKind('receipt'), [...date, ...lines], view);
}

function renderLines(title: string, lines: readonly LabeledValue[], { translations }: MessageView): TemplateResult {
  return html`<div class="card">
    ${renderHeading(title)}
    <dl class="facts">
      ${lines.map(({ label, value, detail }) =>
        renderRow(
          translations.bodyReceiptLine(label),
          detail === undefined ? value : html`${value} ${renderSecondaryText(detail)}`,
        ),
      )}
    </dl>
  </div>`;
}
