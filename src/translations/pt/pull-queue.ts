import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Não foi possível entrar na conversa com ${customer}. ${why}`,
  end: (customer: string, why: string) => `Não foi possível encerrar a solicitação de ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Não foi possível assinar ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Não foi possível cancelar a assinatura de ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Solicitações aguardando',
  pullLists: 'Listas',
  pullListsHint: 'Escolha as listas que quer ver.',
  pullNoLists: 'Nenhuma lista disponível',
  pullListsFailed: 'Não foi possível carregar as listas.',
  pullWaitingCount: (n) => pluralize(n, { one: 'solicitação aguardando', other: 'solicitações aguardando' }),
  pullEmpty: 'Nenhuma solicitação aguardando nas suas listas',
  pullNotSubscribed: 'Nenhuma lista selecionada',
  pullNotPermitted: 'Você não tem permissão para ver as solicitações aguardando',
  pullNotPermittedHint: 'Peça a um administrador acesso às listas.',
  pullViewOnly: 'Você pode ver estas listas, mas não alterá-las nem entrar em uma conversa.',
  pullJoin: 'Entrar',
  pullJoining: 'Entrando…',
  pullJoinOf: (customer) => `Entrar na conversa com ${customer}`,
  pullOpen: 'Abrir',
  pullOpenOf: (customer) => `Abrir a conversa com ${customer}`,
  pullJoined: 'Você está nesta conversa',
  pullWithOtherAgent: 'Com outro agente',
  pullEnd: 'Encerrar',
  pullEnding: 'Encerrando…',
  pullEndOf: (customer) => `Encerrar a solicitação de ${customer}`,
  pullEndQuestion: (customer) => `Encerrar a solicitação de ${customer}? A conversa será fechada.`,
  pullEndCancel: 'Manter',
  pullWaitingTime: (duration) => `aguardando: ${duration}`,
  pullNewRequest: (customer, list) => `Nova solicitação de ${customer} em ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'nova solicitação', other: 'novas solicitações' }),
  pullTakenByOther: (customer) => `Outro agente assumiu a solicitação de ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Atualizando ${list}…`,

  announcements: 'Comunicados',
  announcementsUnread: (n) => pluralize(n, { one: 'novo comunicado', other: 'novos comunicados' }),
  announcementsEmpty: 'Nenhum comunicado',
  announcementsFailed: 'Não foi possível carregar os comunicados anteriores.',
  announcementFrom: (name) => `De ${name}`,
  announcementNew: 'Novo',
  announcementUntil: (time) => `até ${time}`,
  announcementReceived: (from, text) => `Comunicado de ${from}: ${text}`,
};
