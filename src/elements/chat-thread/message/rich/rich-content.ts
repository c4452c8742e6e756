/* Imported lazily, because few messages need it. */
export { cards as richTranslations } from '../../../../translations/en/parts/cards.js';
export { markdownToText } from '../../markdown/render-markdown.js';
export { renderCard, renderNoticeDetails } from './message-cards.js';
export { renderRichText } from './rich-text.js';
export { richStyles } from './rich.styles.js';
