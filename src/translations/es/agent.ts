import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Conectado',
  'not-ready': 'No listo',
  ready: 'Listo',
  'logged-out': 'Desconectado',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Desactivado',
  ready: 'Listo',
  active: 'Activo',
  busy: 'Ocupado',
  'pending-not-ready': 'Finalizando',
  interrupted: 'Interrumpido',
  'logged-out': 'Desconectado',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Saliente',
  transfer: 'Transferencia',
  conference: 'Conferencia',
  consult: 'Consulta',
  monitor: 'Supervisión',
  'barge-in': 'Intervención',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} le transfiere este chat`,
  conference: (name) => `${name} le invita a participar`,
  consult: (name) => `${name} le hace una consulta`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'No respondió a tiempo.',
  'customer-left': 'El cliente se fue antes de que usted respondiera.',
  'answered-elsewhere': 'Respondió otro agente.',
  'logged-out': 'Se cerró su sesión. El chat pasará a otro agente.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Iniciar sesión',
  loginUsername: 'Usuario',
  loginPassword: 'Contraseña',
  loginShowPassword: 'Mostrar contraseña',
  loginSubmit: 'Iniciar sesión',
  loginCapsLock: 'El bloqueo de mayúsculas está activado.',
  loginMissingUsername: 'Escriba su usuario.',
  loginMissingPassword: 'Escriba su contraseña.',
  loginServerMessage: (detail) => `Mensaje del servidor: ${detail}`,
  loginSignedInAs: (name) => `Sesión iniciada como ${name}`,
  loginTakenOver: 'Su sesión está abierta en otro lugar',
  loginTakenOverHint: 'Solo puede haber un escritorio abierto a la vez. Si lo usa aquí, el otro queda en pausa.',
  loginFailed: 'No se pudo iniciar sesión',
  loginInvalidAnswer:
    'El inicio de sesión de esta página dio una respuesta no válida. Póngase en contacto con su soporte.',
  loginDifferentAccount: 'Usar otra cuenta',

  signInStepSubmit: 'Continuar',
  signInStepChecking: 'Verificando…',
  signInStepBack: 'Atrás',
  signInStepMissing: 'Complete este campo.',

  credentialsHint:
    'Sus chats continúan. Escriba su contraseña para volver a usar archivos, historial y transferencias.',
  credentialsHostHint: 'Sus chats continúan, pero los archivos, el historial y las transferencias no funcionan.',
  credentialsPassword: 'Contraseña',
  credentialsSubmit: 'Continuar',
  credentialsChecking: 'Verificando…',
  credentialsEnter: 'Escribir contraseña',
  credentialsMissing: 'Escriba su contraseña.',
  credentialsWrong: 'Contraseña incorrecta.',

  stateLabel: 'Su disponibilidad',
  stateName: (state) => agentStates[state] ?? 'Desconocido',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Desconocido'}${label && ': '}${label}`,
  stateSince: (time) => `desde las ${time}`,
  stateChanging: 'cambiando…',
  stateNoChannelOn: 'ningún canal activado',
  stateSessionExpired: 'sesión expirada',
  stateNoReason: 'Sin motivo',
  stateReasonSearch: 'Buscar motivos',
  stateReasonsFailed: 'No se pudieron cargar los motivos. Reintentando…',
  statePushFailed: 'No se pudo cargar la opción de notificaciones. Puede que la impida un bloqueador de contenido.',
  stateNoMatchingReasons: 'Ningún motivo coincide',
  stateUnknownHint: 'Su estado es desconocido. Elija Listo o No listo.',
  stateNotAllowed: 'No tiene permiso para cambiar su disponibilidad.',
  stateUnchanged: 'Su estado no cambió.',
  stateChannels: 'Canales',
  stateNoChannels: 'No tiene canales asignados.',
  stateAllReady: 'Listo en todos los canales',
  stateGoingReady: 'Pasando a Listo…',
  stateNeedsReady: 'Solo puede activar un canal si su estado es Listo.',
  stateGoReadyFirst: (channel) => `Primero pase a Listo y después active ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}: sin cambios.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Podrá cambiarlo cuando vuelva la conexión.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Desconocido';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} de ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, hasta ${limit}` : name;
  },
  channelFinishing: 'Se desactiva al terminar los chats abiertos',
  channelSwitchingOn: 'Activando…',
  channelSwitchingOff: 'Desactivando…',
  stateAttention: 'Sonidos y notificaciones',
  stateDoNotDisturb: 'No molestar',
  stateSoundBlocked: 'Activar sonido',
  stateLogOut: 'Cerrar sesión',
  stateLogOutWithReason: (label) => `Cerrar sesión: ${label}`,
  stateLogOutReasons: 'Motivo del cierre de sesión',
  stateLoggingOut: 'Cerrando sesión…',
  stateLogOutAnyway: 'Cerrar de todos modos',
  stateLogOutOpenConversations: (n) =>
    `Aún tiene ${pluralize(n, { one: 'conversación abierta', other: 'conversaciones abiertas' })}. Si cierra sesión, estos clientes esperarán a otro agente.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'mensaje', other: 'mensajes' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'borrador o nota', other: 'borradores o notas' }) : '',
    ];
    return `Aún sin enviar: ${formatList(counts.filter(Boolean))}. Si cierra sesión ahora, se descartará.`;
  },
  stateLogOutWaiting: 'La sesión se cerrará en cuanto se envíen todos los mensajes.',
  stateLogOutWait: 'Esperar al envío',
  stateLogOutDiscard: 'Descartar y cerrar',
  stateStayLoggedIn: 'Seguir en sesión',

  offerLabel: 'Clientes en espera',
  offerNone: 'No hay clientes en espera',
  offerKnownCustomer: 'Cliente conocido',
  offerAnonymous: 'Anónimo',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `A solicitud de ${name}`,
  offerRequestedByYou: 'Lo solicitó usted',
  offerNote: 'Nota',
  offerAccept: 'Aceptar',
  offerAcceptOf: (name) => `Aceptar ${name}`,
  offerAccepting: 'Aceptando…',
  offerHide: 'Descartar',
  offerHideHint: 'Oculta el chat aquí. Se sigue ofreciendo hasta que se agote el tiempo o lo acepte otro agente.',
  offerChecking: 'Verificando si este chat sigue en espera…',
  offerTimeLeft: (n) => pluralize(n, { one: 'segundo restante', other: 'segundos restantes' }),
  offerWaiting: (time) => `En espera: ${time}`,
  offerTimeUp: 'Tiempo agotado',
  offerNotAccepted: 'No se pudo aceptar este chat.',
  offerTooLate: (why) => `Demasiado tarde. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Este chat ya no está disponible.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Nuevo chat entrante: ${name}` : `Nuevo chat entrante: ${name}, ${details}`,
  offerNotificationTitle: 'Un cliente está en espera',
  offerDismiss: 'Descartar',
  offerDismissed: 'Descartado',
  offerUndo: 'Deshacer',
  offerUndoOf: (name) => `Deshacer: volver a mostrar el chat de ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'chat perdido', other: 'chats perdidos' }),
  offerMissedDismiss: 'Descartar los chats perdidos',
  offerSilent: 'El timbre no suena hasta que haga clic o presione una tecla en esta página.',
};
