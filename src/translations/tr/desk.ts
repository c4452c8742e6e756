import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { count } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Temsilci ekranı',
  deskViews: 'Görünümler',
  deskConversations: 'Görüşmeler',
  deskRequests: 'İstekler',
  deskTeam: 'Takım',
  deskBack: 'Listeye dön',
  deskUnreadElsewhere: (n) => `Diğer görüşmelerde ${count(n, 'okunmamış mesaj')}`,
  deskShowList: 'Listeyi göster',
  deskHideList: 'Listeyi daralt',
  deskShowCard: 'Müşteri kartını göster',
  deskHideCard: 'Müşteri kartını gizle',
  deskResizeList: 'Liste genişliği',
  deskResizeCard: 'Müşteri kartı genişliği',
};
