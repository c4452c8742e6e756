import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Connecté',
  'not-ready': 'Non prêt',
  ready: 'Prêt',
  'logged-out': 'Déconnecté',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Désactivé',
  ready: 'Prêt',
  active: 'Actif',
  busy: 'Occupé',
  'pending-not-ready': 'Fin en cours',
  interrupted: 'Interrompu',
  'logged-out': 'Déconnecté',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Sortant',
  transfer: 'Transfert',
  conference: 'Conférence',
  consult: 'Consultation',
  monitor: 'Écoute discrète',
  'barge-in': 'Intervention',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} vous transfère ce chat`,
  conference: (name) => `${name} vous invite à participer`,
  consult: (name) => `${name} demande votre avis`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Vous n’avez pas répondu à temps.',
  'customer-left': 'Le client est parti avant votre réponse.',
  'answered-elsewhere': 'Un autre agent a répondu.',
  'logged-out': 'Votre session a été fermée. Le chat sera proposé à un autre agent.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Connexion',
  loginUsername: 'Identifiant',
  loginPassword: 'Mot de passe',
  loginShowPassword: 'Afficher le mot de passe',
  loginSubmit: 'Se connecter',
  loginCapsLock: 'Le verrouillage des majuscules est activé.',
  loginMissingUsername: 'Saisissez votre identifiant.',
  loginMissingPassword: 'Saisissez votre mot de passe.',
  loginServerMessage: (detail) => `Message du serveur\u202f: ${detail}`,
  loginSignedInAs: (name) => `Session ouverte\u202f: ${name}`,
  loginTakenOver: 'Votre session est ouverte ailleurs',
  loginTakenOverHint: 'Un seul poste agent peut être ouvert à la fois. L’utiliser ici met l’autre en pause.',
  loginFailed: 'Connexion impossible',
  loginInvalidAnswer: 'La connexion de cette page a donné une réponse non valide. Contactez votre support.',
  loginDifferentAccount: 'Utiliser un autre compte',

  signInStepSubmit: 'Continuer',
  signInStepChecking: 'Vérification…',
  signInStepBack: 'Retour',
  signInStepMissing: 'Remplissez ce champ.',

  credentialsHint:
    'Vos chats continuent. Saisissez votre mot de passe pour retrouver les fichiers, l’historique et les transferts.',
  credentialsHostHint: 'Vos chats continuent, mais les fichiers, l’historique et les transferts ne fonctionnent pas.',
  credentialsPassword: 'Mot de passe',
  credentialsSubmit: 'Continuer',
  credentialsChecking: 'Vérification…',
  credentialsEnter: 'Saisir le mot de passe',
  credentialsMissing: 'Saisissez votre mot de passe.',
  credentialsWrong: 'Mot de passe incorrect.',

  stateLabel: 'Votre disponibilité',
  stateName: (state) => agentStates[state] ?? 'Inconnu',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Inconnu'}${label && '\u202f: '}${label}`,
  stateSince: (time) => `depuis ${time}`,
  stateChanging: 'changement…',
  stateNoChannelOn: 'aucun canal activé',
  stateSessionExpired: 'session expirée',
  stateNoReason: 'Sans motif',
  stateReasonSearch: 'Rechercher un motif',
  stateReasonsFailed: 'Impossible de charger les motifs. Nouvel essai…',
  statePushFailed: 'Impossible de charger l’option des notifications. Un bloqueur de contenu l’empêche peut-être.',
  stateNoMatchingReasons: 'Aucun motif correspondant',
  stateUnknownHint: 'Votre statut est inconnu. Choisissez Prêt ou Non prêt.',
  stateNotAllowed: 'Vous n’avez pas l’autorisation de modifier votre disponibilité.',
  stateUnchanged: 'Votre statut n’a pas changé.',
  stateChannels: 'Canaux',
  stateNoChannels: 'Aucun canal ne vous est attribué.',
  stateAllReady: 'Prêt sur tous les canaux',
  stateGoingReady: 'Passage à Prêt…',
  stateNeedsReady: 'Vous ne pouvez activer un canal qu’avec le statut Prêt.',
  stateGoReadyFirst: (channel) => `Passez d’abord à Prêt, puis activez ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}\u202f: aucun changement.`,
  stateChannelFailed: (channel, why) => `${channel}\u202f: ${why}`,
  stateOffline: 'Modification possible dès que la connexion sera rétablie.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Inconnu';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} sur ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, jusqu’à ${limit}` : name;
  },
  channelFinishing: 'Fin des chats ouverts, puis désactivation',
  channelSwitchingOn: 'Activation…',
  channelSwitchingOff: 'Désactivation…',
  stateAttention: 'Sons et notifications',
  stateDoNotDisturb: 'Ne pas déranger',
  stateSoundBlocked: 'Activer le son',
  stateLogOut: 'Se déconnecter',
  stateLogOutWithReason: (label) => `Se déconnecter\u202f: ${label}`,
  stateLogOutReasons: 'Motif de déconnexion',
  stateLoggingOut: 'Déconnexion…',
  stateLogOutAnyway: 'Se déconnecter quand même',
  stateLogOutOpenConversations: (n) =>
    `Vous avez encore ${pluralize(n, { one: 'conversation ouverte', other: 'conversations ouvertes' })}. Si vous vous déconnectez, ces clients devront attendre un autre agent.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'message', other: 'messages' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'brouillon ou note', other: 'brouillons ou notes' }) : '',
    ];
    return `Pas encore envoyé\u202f: ${formatList(counts.filter(Boolean))}. Si vous vous déconnectez maintenant, ce contenu sera supprimé.`;
  },
  stateLogOutWaiting: 'La déconnexion se fera dès que tous les messages seront envoyés.',
  stateLogOutWait: 'Attendre l’envoi',
  stateLogOutDiscard: 'Supprimer et se déconnecter',
  stateStayLoggedIn: 'Rester en ligne',

  offerLabel: 'Clients en attente',
  offerNone: 'Aucun client en attente',
  offerKnownCustomer: 'Client connu',
  offerAnonymous: 'Anonyme',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `À la demande de ${name}`,
  offerRequestedByYou: 'À votre demande',
  offerNote: 'Note',
  offerAccept: 'Accepter',
  offerAcceptOf: (name) => `Accepter ${name}`,
  offerAccepting: 'Acceptation…',
  offerHide: 'Ignorer',
  offerHideHint:
    'Masque le chat ici. Il reste proposé jusqu’à la fin du délai ou jusqu’à ce qu’un autre agent l’accepte.',
  offerChecking: 'Vérification de la disponibilité de ce chat…',
  offerTimeLeft: (n) => pluralize(n, { one: 'seconde restante', other: 'secondes restantes' }),
  offerWaiting: (time) => `Attente\u202f: ${time}`,
  offerTimeUp: 'Délai écoulé',
  offerNotAccepted: 'Impossible d’accepter ce chat.',
  offerTooLate: (why) => `Trop tard. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Ce chat n’est plus disponible.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Nouveau chat proposé\u202f: ${name}` : `Nouveau chat proposé\u202f: ${name}, ${details}`,
  offerNotificationTitle: 'Un client attend',
  offerDismiss: 'Ignorer',
  offerDismissed: 'Ignoré',
  offerUndo: 'Annuler',
  offerUndoOf: (name) => `Annuler\u202f: proposer de nouveau ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'chat manqué', other: 'chats manqués' }),
  offerMissedDismiss: 'Masquer les chats manqués',
  offerSilent: 'La sonnerie reste muette tant que vous n’avez pas cliqué ou appuyé sur une touche dans cette page.',
};
