import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { count } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Aktar',
    hint: 'Görüşmeyi diğer temsilci devralır, siz ayrılırsınız.',
    confirm: 'Aktar',
    name: 'Aktarma',
  },
  conference: {
    label: 'Konferans',
    hint: 'Diğer temsilci katılır, siz de kalırsınız. Müşteri ikinizle de yazışır.',
    confirm: 'Davet et',
    name: 'Konferans',
  },
  consult: {
    label: 'Danış',
    hint: 'Diğer temsilci görüşmeyi okur ve size yol gösterir. Müşteri onu görmez.',
    confirm: 'Danış',
    name: 'Danışma',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Aktar…',
  rerouteInvite: 'Davet et…',
  rerouteTitle: 'Başka bir temsilciyi dahil et',
  rerouteLoadFailed: 'Bu yüklenemedi. Bağlantınızı denetleyip yeniden deneyin.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'İsteniyor…',
  rerouteSearch: 'Kuyruk ve temsilci ara',
  rerouteQueues: 'Kuyruklar',
  rerouteAgents: 'Temsilciler',
  rerouteFree: (n) => count(n, 'temsilci uygun'),
  rerouteNoAgentFree: 'Uygun temsilci yok',
  rerouteNoLongerFree: 'Artık uygun değil',
  rerouteAlreadyPresent: 'Zaten bu görüşmede',
  rerouteNoQueues: 'Kullanılabilir kuyruk yok',
  rerouteNoMatch: 'Sonuç yok',
  rerouteQueuesFailed: 'Kuyruklar yüklenemedi.',
  rerouteStale: 'Uygunluk bilgisi yenilenemedi. Bu liste güncel olmayabilir.',
  rerouteNote: 'Sonraki temsilciye not (isteğe bağlı)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: yanıt bekleniyor (${name || 'temsilci'}).`;
    return `${kindName}: temsilci aranıyor${name && ` (${name})`}.`;
  },
  rerouteRequestedBy: (name) => `İsteyen: ${name}.`,
  rerouteWaitingTime: 'Bekleme süresi',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `Saat ${until} itibarıyla yanıt vermedi: ${name || 'temsilci'}.`
      : `Saat ${until} itibarıyla uygun temsilci yoktu${name && ` (${name})`}.`,
  rerouteRetry: 'Yeniden iste',
  rerouteAdvising: (name) => `${name} size danışmanlık yapıyor. Müşteri görmeden yanıtlamak için fısıldayın.`,
  rerouteConsultTransfer: 'Aktarmayı tamamla',
  rerouteConsultConference: 'Konferansı başlat',
};
