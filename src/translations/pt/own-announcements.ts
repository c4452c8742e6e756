import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Agendado', shown: 'Visível', ended: 'Encerrado' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Digite um texto.', 'too-long': 'O texto é longo demais.' },
  teams: { missing: 'Escolha pelo menos uma equipe.' },
  from: { missing: 'Informe uma data e uma hora.' },
  until: {
    missing: 'Informe uma data e uma hora.',
    'before-from': 'O término deve ser posterior ao início.',
    past: 'O término deve estar no futuro.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Seus comunicados',
  ownAnnouncementsEmpty: 'Você não escreveu nenhum comunicado.',
  ownAnnouncementsFailed: 'Não foi possível carregar seus comunicados.',
  ownAnnouncementNew: 'Novo comunicado',
  ownAnnouncementChangeTitle: 'Alterar comunicado',
  ownAnnouncementChange: 'Alterar',
  ownAnnouncementChangeOf: (text) => `Alterar: ${text}`,
  ownAnnouncementDelete: 'Excluir',
  ownAnnouncementDeleteOf: (text) => `Excluir: ${text}`,
  ownAnnouncementDeleteQuestion: 'Excluir este comunicado?',
  ownAnnouncementDeleteHint: 'Ele também desaparece dos painéis que o mostram.',
  ownAnnouncementDeleted: 'Comunicado excluído.',
  ownAnnouncementDeleteFailed: (why) => `Não foi possível excluir o comunicado. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Ainda não visto' : `Visto por ${pluralize(n, { one: 'agente', other: 'agentes' })}`,
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'agente sem nome conhecido', other: 'agentes sem nome conhecido' }),
  ownAnnouncementText: 'Texto',
  ownAnnouncementTeams: 'Equipes',
  ownAnnouncementFrom: 'Início',
  ownAnnouncementUntil: 'Término',
  ownAnnouncementSave: 'Salvar',
  ownAnnouncementPublish: 'Publicar',
  ownAnnouncementSaving: 'Salvando…',
  ownAnnouncementSaved: 'Comunicado salvo.',
  ownAnnouncementSaveFailed: (why) => `Não foi possível salvar o comunicado. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
