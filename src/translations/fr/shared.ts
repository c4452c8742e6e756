import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Un autre superviseur est déjà en écoute discrète sur ce chat.',
  'other-team': 'Ce chat appartient à une équipe que vous ne supervisez pas.',
  'not-push-mode': 'L’écoute discrète n’est pas possible pour les chats des listes en mode pull.',
  'not-supervisor': 'Cette action est réservée aux superviseurs ayant une équipe.',
  'conversation-over': 'La conversation est terminée.',
  'conversation-full': 'Cette conversation a atteint la limite de quatre personnes.',
};

export const shared: TranslationsOf<typeof english> = {
  labelled: (label, text) => `${label}\u202f: ${text}`,
  noSession: 'Aucun poste agent associé',
  noSessionHint: 'Ajoutez un élément desk-session à cette page.',
  signedOut: 'Aucune session ouverte',
  connecting: 'Connexion…',
  signingIn: 'Ouverture de session…',
  reconnecting: 'Connexion perdue. Reconnexion…',
  lastUpdate: (time) => `Dernière mise à jour\u202f: ${time}.`,
  connectedAgain: 'Connexion rétablie.',
  takenOver: 'Le poste agent a été ouvert ailleurs. Il est en pause ici.',
  loginUseHere: 'Utiliser ici',
  sessionClosed: 'Votre session est fermée',
  close: 'Fermer',
  cancel: 'Annuler',
  contentFailed: 'Ce contenu n’a pas pu être affiché.',
  retry: 'Réessayer',
  loading: 'Chargement…',
  moreMatches: (n) => `${formatNumber(n)} de plus. Continuez à taper pour affiner la liste.`,
  newMessages: (n) => pluralize(n, { one: 'nouveau message', other: 'nouveaux messages' }),
  unknownCustomer: 'Client inconnu',
  anonymousCustomer: 'Visiteur anonyme',

  problemLoginFailed: 'La connexion a été refusée. Connectez-vous de nouveau.',
  problemUnauthorised: 'Identifiant ou mot de passe incorrect.',
  problemBadRequest: (detail) =>
    detail ? `Le serveur a refusé cette connexion\u202f: ${detail}` : 'Le serveur a refusé cette connexion.',
  problemCredentialsExpired: 'Votre session a expiré.',
  problemLicence: (detail) =>
    detail ? `Problème de licence\u202f: ${detail}` : 'Impossible de vérifier la licence du serveur.',
  problemTimedOut: (detail) => detail || 'Le serveur a mis trop de temps à répondre.',
  problemServerError: 'Le serveur a signalé une erreur interne. Réessayez.',
  problemUnreachable: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
  problemNoUrl: (url) =>
    url
      ? `Cette adresse n’est pas celle d’un Agent Manager\u202f: ${url}`
      : 'Aucune adresse d’Agent Manager n’est définie.',
  problemAlreadySigningIn: 'Une autre connexion est en cours. Veuillez patienter.',
  problemSignInCancelled: 'La connexion a été annulée.',
  problemSessionEnded: 'Le serveur a mis fin à cette session. Connectez-vous de nouveau.',
  problemForcedLogout: 'Un superviseur a fermé votre session.',
  problemOther: (detail) => detail || 'Impossible de se connecter au poste agent.',

  outcomeRefused: (detail) =>
    detail ? `Le serveur a refusé la demande\u202f: ${detail}` : 'Le serveur a refusé la demande.',
  refusal: (code) => refusals[code],
  newVersion: 'Rechargez la page pour obtenir la nouvelle version. Certaines fonctions ne sont plus disponibles ici.',
  serverError: (detail) =>
    detail ? `Le serveur signale une erreur\u202f: ${detail}` : 'Le serveur signale une erreur.',
  outcomeUnknown: 'Pas de réponse du serveur. La modification a peut-être été effectuée, peut-être pas.',
  outcomeOffline: 'Impossible hors connexion.',
  outcomeAlreadyPending: 'Attendez la fin de la modification précédente.',
  outcomeNoSuchConversation: 'Cette conversation est terminée.',
  outcomeNoSuchOffer: 'Ce chat n’est plus disponible.',
  outcomeNoChannel: 'Le client n’a aucun canal ouvert pour cet envoi.',
  outcomeNotAllowed: 'Vous n’avez pas l’autorisation de faire cela ici.',
  outcomeUnsentMessages: 'Certains messages ne sont pas encore envoyés.',
  outcomeNoWhisperRecipient: 'Il n’y a pas d’autre agent à qui chuchoter.',
  outcomeEmpty: 'Il n’y a rien à envoyer.',
  outcomeConnectionLost: 'La connexion a été perdue avant l’envoi.',
  outcomeSessionEnded: 'La session est terminée.',
  outcomeInvalid: 'Cette page a fait une demande non valide. Rien n’a été envoyé.',
};
