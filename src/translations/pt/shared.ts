import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Outro supervisor já está monitorando este chat.',
  'other-team': 'Este chat pertence a uma equipe que você não supervisiona.',
  'not-push-mode': 'Chats de listas no modo pull não podem ser monitorados.',
  'not-supervisor': 'Isto só está disponível para supervisores com uma equipe.',
  'conversation-over': 'A conversa terminou.',
  'conversation-full': 'Esta conversa atingiu o limite de quatro pessoas.',
};

export const shared: TranslationsOf<typeof english> = {
  labelled: (label, text) => `${label}: ${text}`,
  noSession: 'Sem conexão com um painel do agente',
  noSessionHint: 'Adicione um elemento desk-session a esta página.',
  signedOut: 'Sessão não iniciada',
  connecting: 'Conectando…',
  signingIn: 'Entrando…',
  reconnecting: 'Conexão perdida. Reconectando…',
  lastUpdate: (time) => `Última atualização: ${time}.`,
  connectedAgain: 'Conexão restabelecida.',
  takenOver: 'O painel foi aberto em outro lugar. Aqui ele está em pausa.',
  loginUseHere: 'Usar aqui',
  sessionClosed: 'Sua sessão está encerrada',
  close: 'Fechar',
  cancel: 'Cancelar',
  contentFailed: 'Não foi possível mostrar isto.',
  retry: 'Tentar de novo',
  loading: 'Carregando…',
  moreMatches: (n) => `Mais ${formatNumber(n)}. Continue digitando para refinar a lista.`,
  newMessages: (n) => pluralize(n, { one: 'nova mensagem', other: 'novas mensagens' }),
  unknownCustomer: 'Cliente desconhecido',
  anonymousCustomer: 'Visitante anônimo',

  problemLoginFailed: 'O login foi recusado. Entre de novo.',
  problemUnauthorised: 'Nome de usuário ou senha incorretos.',
  problemBadRequest: (detail) =>
    detail ? `O servidor recusou este login: ${detail}` : 'O servidor recusou este login.',
  problemCredentialsExpired: 'Sua sessão expirou.',
  problemLicence: (detail) =>
    detail ? `Problema de licença: ${detail}` : 'Não foi possível verificar a licença do servidor.',
  problemTimedOut: (detail) => detail || 'O servidor demorou demais para responder.',
  problemServerError: 'O servidor informou um erro interno. Tente de novo.',
  problemUnreachable: 'Não foi possível contatar o servidor. Verifique sua conexão e tente de novo.',
  problemNoUrl: (url) =>
    url ? `Não é um endereço do Agent Manager: ${url}` : 'Nenhum endereço do Agent Manager foi definido.',
  problemAlreadySigningIn: 'Outro login ainda está em andamento. Aguarde.',
  problemSignInCancelled: 'O login foi cancelado.',
  problemSessionEnded: 'O servidor encerrou esta sessão. Entre de novo.',
  problemForcedLogout: 'Sua sessão foi encerrada pela supervisão.',
  problemOther: (detail) => detail || 'Não foi possível conectar ao painel.',

  outcomeRefused: (detail) =>
    detail ? `O servidor recusou a solicitação: ${detail}` : 'O servidor recusou a solicitação.',
  refusal: (code) => refusals[code],
  newVersion: 'Recarregue a página para usar a nova versão. Algumas funções desta página não estão mais disponíveis.',
  serverError: (detail) => (detail ? `O servidor informa um erro: ${detail}` : 'O servidor informa um erro.'),
  outcomeUnknown: 'Sem resposta do servidor. Sua alteração pode ou não ter sido feita.',
  outcomeOffline: 'Não é possível sem conexão.',
  outcomeAlreadyPending: 'Aguarde a conclusão da alteração anterior.',
  outcomeNoSuchConversation: 'Esta conversa terminou.',
  outcomeNoSuchOffer: 'Este chat não está mais disponível.',
  outcomeNoChannel: 'O cliente não tem nenhum canal aberto para este envio.',
  outcomeNotAllowed: 'Você não tem permissão para fazer isto aqui.',
  outcomeUnsentMessages: 'Algumas mensagens ainda não foram enviadas.',
  outcomeNoWhisperRecipient: 'Não há outro agente para quem sussurrar.',
  outcomeEmpty: 'Não há nada para enviar.',
  outcomeConnectionLost: 'A conexão caiu antes do envio.',
  outcomeSessionEnded: 'A sessão terminou.',
  outcomeInvalid: 'Esta página fez uma solicitação inválida. Nada foi enviado.',
};
