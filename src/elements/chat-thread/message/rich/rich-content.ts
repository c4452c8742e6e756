/** What few messages need and no thread needs at once. */
export { cards as richTranslations } from '../../../../translations/en/parts/cards.js';
export { renderMarkdown } from '../../markdown/render-markdown.js';
export { renderCard, renderNoticeDetails } from './message-cards.js';
export { richStyles } from './rich.styles.js';
