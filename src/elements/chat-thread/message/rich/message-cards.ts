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
import { limitLabel } from '../../../../domain/text/limit-text.js';
import { getHost, sanitizeUrl } from '../../../internal/sanitize/sanitize-url.js';
import { toMailtoUrl, toTelUrl } from '../contact-urls.js';
import type { EmbeddedPicture } from '../mail/mail-pictures.js';
import { getMediaKind } from '../media-kind.js';
import { attachmentFromUrl, renderFile } from '../message-media.js';
import type { DrawBudget } from '../../../internal/format/draw-budget.js';
import type { BodyView } from '../message-view.js';
import { renderLink, typedUrl } from '../links.js';
import { renderText } from '../render-text.js';
import { takeText } from './take-text.js';

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
  const renderBodyText = () => renderText(body.text, view);
  switch (body.type) {
    case 'location':
      return html`${renderLocation(body, view)} ${renderBodyText()}`;
    case 'contacts':
      return html`${renderBodyText()} ${view.budget.drawItems(body.contacts, (contact) => renderContact(contact, view))}`;
    case 'buttons':
      return renderButtons(body, view);
    case 'carousel':
      return html`${renderBodyText()} ${renderCarousel(body, view)}`;
    case 'list':
      return renderList(body, view);
    case 'wrap-up':
      return html`${renderWrapUp(body, view)} ${renderBodyText()}`;
    case 'comment':
      return html`<div class="kind">
          ${translations.bodyCommentAction(body.act) || translations.bodyKind('comment')}
        </div>
        ${body.attachment === null ? nothing : renderFile(commentMediaKind(body.act), body.attachment, view)}
        ${renderBodyText()}`;
    case 'email':
      return renderEmail(body, view);
    case 'voice':
      return html`${renderCall(body.call, view)} ${renderBodyText()}`;
    case 'receipt':
      return html`${renderReceipt(body, view)} ${renderBodyText()}`;
    case 'template':
      return html`${renderLines(body.name || translations.bodyKind('template'), body.lines, view)} ${renderBodyText()}`;
    case 'unknown':
      return html`<div class="kind">${translations.bodyUnknown(body.wireType)}</div>
        ${renderBodyText()} ${body.lines === undefined ? nothing : renderLines('', body.lines, view)}`;
  }
}

const commentMediaKind = (act: string): 'image' | 'video' | 'file' =>
  act === 'image' || act === 'video' ? act : 'file';

/** Details below the text of a notice: times and recording of a call, or the pre-chat form; null if there are none. */
export function renderNoticeDetails(content: NoticeContent, view: BodyView): TemplateResult | null {
  if (content.type === 'call-summary') return renderCall(content.call, view);
  if (content.type !== 'channel-session-started' || content.form === undefined) return null;
  return renderLines(view.translations.bodyPreChatForm, content.form, view);
}

const renderHeading = (text: string, budget: DrawBudget): TemplateResult | typeof nothing =>
  text === '' || !budget.take() ? nothing : html`<div class="card-title" dir="auto">${drawText(text, budget)}</div>`;

const renderSecondaryText = (text: string, budget: DrawBudget): TemplateResult | typeof nothing =>
  text === '' || !budget.take() ? nothing : html`<div class="small muted" dir="auto">${drawText(text, budget)}</div>`;

/** Scripts of joined letters, from Hebrew to the scripts of India: browsers measure them several times in a box of their own. */
const joinedScripts = /[\u0590-\u0dff]/;

/** What the budget allows of a text without links. */
function drawText(text: string, budget: DrawBudget): unknown {
  const parts = takeText(text, budget);
  if (joinedScripts.test(text)) budget.spend(2 * (parts.at(-1)?.to ?? 0));
  return parts.length === 1 && parts[0]?.to === text.length
    ? text
    : parts.map(({ from, to }) => html`<div>${text.slice(from, to)}</div>`);
}

/** A row of a definition list; nothing if the value is empty. */
function renderRow(label: string, value: string, budget: DrawBudget, detail = ''): TemplateResult | typeof nothing {
  if (value === '' || !budget.take(label)) return nothing;
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd dir="auto">${drawText(value, budget)} ${renderSecondaryText(detail, budget)}</dd>
  </div>`;
}

/** Rows of a definition list, as far as the budget goes. */
const renderRows = (lines: readonly LabeledValue[], budget: DrawBudget): unknown =>
  budget.drawItems(lines, ({ label, value, detail }) => renderRow(label, value, budget, detail));

/** A link that is named after its host; nothing unless it is safe. */
function renderHostLink(address: string, wrap: (link: TemplateResult, text: string) => unknown): unknown {
  const url = sanitizeUrl(address);
  if (url === null) return nothing;
  const text = getHost(url) || url;
  return wrap(renderLink(url, text), text);
}

/** Links to a map instead of embedding one, which would disclose the customer's location to the map's server. */
function renderLocation(location: Body<'location'>, { translations, localize, budget }: BodyView): TemplateResult {
  const { latitude, longitude } = location;
  const mapUrl = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const position = `${localize.number(latitude)}, ${localize.number(longitude)}`;
  return html`<div class="card">
    ${renderHeading(location.name || translations.bodyKind('location'), budget)}
    ${renderSecondaryText(location.address, budget.section())}
    <div class="small muted numeric"><bdi>${position}</bdi></div>
    <div>${renderLink(mapUrl, translations.bodyOpenMap)} ${renderHostLink(location.url, (link) => [' · ', link])}</div>
  </div>`;
}

function renderContact(contact: ContactCard, { translations, budget }: BodyView): TemplateResult {
  const occupation = [contact.position, contact.department, contact.organisation].filter(Boolean).join(', ');
  const contactMethods = [
    ...contact.phones.map(({ number, label }) => ({ text: number, label, url: toTelUrl(number) })),
    ...contact.emails.map(({ address, label }) => ({ text: address, label, url: toMailtoUrl(address) })),
    ...contact.urls.map((address) => ({ text: address, label: '', url: typedUrl(address) })),
  ];
  return html`<div class="card">
    ${renderHeading(contact.name || translations.bodyKind('contacts'), budget)}
    ${renderSecondaryText(occupation, budget)}
    ${budget.drawItems(
      contactMethods,
      ({ text, label, url }) =>
        html`<div>
          ${url === null || !budget.take(text) ? html`<bdi>${drawText(text, budget)}</bdi>` : renderLink(url, text)}
          ${label === '' ? nothing : html`<bdi class="small muted">${label.toLowerCase()}</bdi>`}
        </div>`,
    )}
    ${budget.drawItems(contact.messengers ?? [], (account) => html`<div dir="auto">${drawText(account, budget)}</div>`)}
    ${budget.drawItems(contact.addresses, (address) => html`<div dir="auto">${drawText(address, budget)}</div>`)}
    ${contact.birthday === '' ? nothing : renderSecondaryText(`${translations.bodyBirthday} ${contact.birthday}`, budget)}
  </div>`;
}

/** What a chip belongs to. */
const renderGroup = (name: string, budget: DrawBudget): TemplateResult | typeof nothing =>
  name === '' || !budget.take(name) ? nothing : html`<span class="muted">${`${name} · `}</span>`;

/** The buttons that the customer sees. They are not buttons here, because agents cannot press them. */
function renderChips(
  buttons: readonly MessageButton[],
  label: string,
  budget: DrawBudget,
): TemplateResult | typeof nothing {
  if (buttons.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${label}>
    ${budget.drawItems(
      buttons,
      ({ title, payload, menu }) =>
        html`<li class="chip" dir="auto" title=${payload === '' || payload === title ? nothing : limitLabel(payload)}>
          ${renderGroup(menu?.sectionTitle ?? '', budget)}${drawText(title || payload, budget)}${
            menu === undefined || menu.description === '' || !budget.take(menu.description)
              ? nothing
              : [' ', html`<span class="small muted">${menu.description}</span>`]
          }
        </li>`,
    )}
  </ul>`;
}

function renderButtons(body: Body<'buttons'>, view: BodyView): TemplateResult {
  const { translations, budget } = view;
  const label = body.quickReplies ? translations.bodyQuickReplies : translations.bodyKind('buttons');
  return html`${renderHeading(body.header, budget.section())} ${renderText(body.text, view)}
  ${body.menu === undefined || body.menu.prompt === body.text ? nothing : renderSecondaryText(body.menu.prompt, budget)}
  ${renderSecondaryText(body.footer, budget)} ${renderChips(body.buttons, label, budget.section())}`;
}

function renderCarousel({ cards }: Body<'carousel'>, view: BodyView): TemplateResult {
  const { translations, budget } = view;
  return html`<div class="cards">
    ${budget.drawItems(
      cards,
      (card) =>
        html`<div class="card">
          ${renderHeading(card.title, budget)} ${renderText(card.text, view)}
          ${card.imageUrl === '' || !budget.take() ? nothing : renderFile('image', attachmentFromUrl(card.imageUrl), view)}
          ${renderHostLink(card.url ?? '', (link, text) => (budget.take(text) ? html`<div>${link}</div>` : nothing))}
          ${renderChips(card.buttons, translations.bodyKind('buttons'), budget)}
        </div>`,
    )}
  </div>`;
}

function renderList(body: Body<'list'>, view: BodyView): TemplateResult {
  const { budget } = view;
  const rows = budget.section();
  return html`${renderHeading(body.header, budget)} ${renderText(body.text, view)}
  ${rows.drawItems(
    body.sections,
    (section) =>
      html`<div class="card">
        ${renderHeading(section.title, rows)}
        <ul class="plain">
          ${rows.drawItems(
            section.rows,
            ({ title, description }) =>
              html`<li dir="auto">
                ${drawText(title, rows)}${description === '' || !rows.take(description) ? nothing : [' – ', html`<span class="muted">${description}</span>`]}
              </li>`,
          )}
        </ul>
      </div>`,
  )}
  ${renderSecondaryText(body.footer, budget)}`;
}

function renderWrapUp({ codes, note }: Body<'wrap-up'>, { translations, budget }: BodyView): TemplateResult {
  return html`<div class="kind">${translations.bodyKind('wrap-up')}</div>
    ${
      codes.length === 0
        ? renderSecondaryText(translations.bodyNoWrapUpCodes, budget)
        : html`<ul class="chips">
            ${budget.drawItems(
              codes,
              ({ category, value }) =>
                html`<li class="chip" dir="auto">${renderGroup(category, budget)}${drawText(value, budget)}</li>`,
            )}
          </ul>`
    }
    ${note === '' ? nothing : html`<dl class="facts">${renderRow(translations.bodyNote, note, budget.section())}</dl>`}`;
}

function renderEmail(email: Body<'email'>, view: BodyView): TemplateResult {
  const { translations, budget } = view;
  const heads = [
    { label: translations.emailFrom, value: email.from },
    { label: translations.emailReplyTo, value: email.replyTo?.join(', ') ?? '' },
    { label: translations.emailTo, value: email.to.join(', ') },
    { label: translations.emailCc, value: email.cc.join(', ') },
    { label: translations.emailBcc, value: email.bcc.join(', ') },
    {
      label: translations.emailReceived,
      value: email.receivedAt === null ? '' : view.localize.dateTime(email.receivedAt),
    },
  ];
  return html`${renderHeading(email.subject || translations.emailNoSubject, budget)}
    <dl class="facts">${renderRows(heads, budget)}</dl>
    ${renderText(email.text, { ...view, format: 'text', budget: budget.section() })}
    ${email.html === '' ? nothing : renderHtmlEmail(email, view)}
    ${budget.section().drawItems(email.attachments, (attachment) => renderFile('file', attachment, view), 4)}`;
}

/** Browsers need quadratic time for tags that are not closed. Mails with more are opened by the agent. */
const maxOpenedTags = 3000;

/** Falls back to a note that there is an HTML version, if the element cannot be loaded. */
function renderHtmlEmail(email: Body<'email'>, { translations, fileUrl, budget }: BodyView): TemplateResult {
  void import('../mail/mail-frame.define.js').catch(() => undefined);
  return html`<agent-desk-mail
    tabindex="-1"
    .markup=${email.html}
    .subject=${email.subject}
    .embedded=${embeddedPictures(email.attachments, fileUrl)}
    .hasAttachments=${email.attachments.length > 0}
    .open=${email.text === '' && email.html.split('<').length <= maxOpenedTags}
    >${renderSecondaryText(translations.emailHasHtml, budget.section())}</agent-desk-mail
  >`;
}

/** The attachments that the HTML version of an e-mail can show as its pictures. */
const embeddedPictures = (attachments: readonly Attachment[], fileUrl: BodyView['fileUrl']): EmbeddedPicture[] =>
  attachments.flatMap((attachment) => {
    const url = getMediaKind('image', attachment) === null ? null : fileUrl(attachment.url);
    return url === null ? [] : [{ url, names: [attachment.contentId ?? '', attachment.name] }];
  });

function renderCall(call: VoiceCall, view: BodyView): TemplateResult {
  const { translations, localize, budget } = view;
  const format = (seconds: number | null = null): string => (seconds === null ? '' : localize.duration(seconds * 1000));
  const codes = (call.wrapUps ?? []).map(({ category, value }) => ({
    label: category || translations.bodyKind('wrap-up'),
    value,
  }));
  const lines: VoiceCall['legs'] = [...call.legs, ...codes];
  const times = [call.startedAt, call.endedAt].map((at) => (at === null ? '' : localize.time(at))).filter(Boolean);
  return html`<div class="card">
    ${renderHeading(translations.bodyKind('voice'), budget)} ${renderSecondaryText(times.join(' – '), budget)}
    <dl class="facts">
      ${renderRow(translations.callDuration, format(call.seconds), budget)}
      ${renderRow(translations.threadOnHold, format(call.holdSeconds), budget)}
      ${budget.drawItems(lines, ({ label, value, seconds }) =>
        renderRow(label, [value, format(seconds)].filter(Boolean).join(' · '), budget),
      )}
    </dl>
    ${call.recordingUrl === '' ? nothing : renderFile('audio', attachmentFromUrl(call.recordingUrl, translations.callRecording), view)}
  </div>`;
}

function renderReceipt({ title, boughtAt, lines }: Body<'receipt'>, view: BodyView): TemplateResult {
  const { translations, localize } = view;
  const date = boughtAt === undefined ? [] : [{ label: 'date', value: localize.dateTime(boughtAt) }];
  return renderLines(title || translations.bodyKind('receipt'), [...date, ...lines], view);
}

function renderLines(
  title: string,
  lines: readonly LabeledValue[],
  { translations, budget }: BodyView,
): TemplateResult {
  const labeled = lines.map((line) => ({ ...line, label: translations.bodyReceiptLine(line.label) }));
  return html`<div class="card">
    ${renderHeading(title, budget)}
    <dl class="facts">${renderRows(labeled, budget)}</dl>
  </div>`;
}
