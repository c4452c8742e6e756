import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Painel do agente',
  deskViews: 'Visualizações',
  deskConversations: 'Conversas',
  deskRequests: 'Solicitações',
  deskTeam: 'Equipe',
  deskBack: 'Voltar à lista',
  deskUnreadElsewhere: (n) =>
    pluralize(n, { one: 'mensagem não lida em outro lugar', other: 'mensagens não lidas em outro lugar' }),
  deskShowList: 'Mostrar a lista',
  deskHideList: 'Estreitar a lista',
  deskShowCard: 'Mostrar a ficha do cliente',
  deskHideCard: 'Ocultar a ficha do cliente',
  deskResizeList: 'Largura da lista',
  deskResizeCard: 'Largura da ficha do cliente',
};
