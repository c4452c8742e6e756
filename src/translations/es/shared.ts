import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Otro supervisor ya está supervisando este chat.',
  'other-team': 'Este chat pertenece a un equipo que usted no supervisa.',
  'not-push-mode': 'Los chats de listas en modo pull no se pueden supervisar.',
  'not-supervisor': 'Esto solo está disponible para supervisores con un equipo.',
  'conversation-over': 'La conversación terminó.',
  'conversation-full': 'Esta conversación alcanzó el límite de cuatro personas.',
};

export const shared: TranslationsOf<typeof english> = {
  labelled: (label, text) => `${label}: ${text}`,
  noSession: 'Sin conexión a un escritorio de agente',
  noSessionHint: 'Agregue un elemento desk-session a esta página.',
  signedOut: 'Sesión no iniciada',
  connecting: 'Conectando…',
  signingIn: 'Iniciando sesión…',
  reconnecting: 'Se perdió la conexión. Reconectando…',
  lastUpdate: (time) => `Última actualización: ${time}.`,
  connectedAgain: 'Conexión restablecida.',
  takenOver: 'El escritorio se abrió en otro lugar. Aquí está en pausa.',
  loginUseHere: 'Usar aquí',
  sessionClosed: 'Su sesión está cerrada',
  close: 'Cerrar',
  cancel: 'Cancelar',
  contentFailed: 'Esto no se pudo mostrar.',
  retry: 'Reintentar',
  loading: 'Cargando…',
  moreMatches: (n) => `${formatNumber(n)} más. Siga escribiendo para acotar la lista.`,
  newMessages: (n) => pluralize(n, { one: 'mensaje nuevo', other: 'mensajes nuevos' }),
  unknownCustomer: 'Cliente desconocido',
  anonymousCustomer: 'Visitante anónimo',

  problemLoginFailed: 'Se rechazó el inicio de sesión. Vuelva a iniciar sesión.',
  problemUnauthorised: 'Usuario o contraseña incorrectos.',
  problemBadRequest: (detail) =>
    detail ? `El servidor rechazó este inicio de sesión: ${detail}` : 'El servidor rechazó este inicio de sesión.',
  problemCredentialsExpired: 'Su sesión expiró.',
  problemLicence: (detail) =>
    detail ? `Problema de licencia: ${detail}` : 'No se pudo verificar la licencia del servidor.',
  problemTimedOut: (detail) => detail || 'El servidor tardó demasiado en responder.',
  problemServerError: 'El servidor indicó un error interno. Inténtelo de nuevo.',
  problemUnreachable: 'No se pudo conectar con el servidor. Verifique su conexión e inténtelo de nuevo.',
  problemNoUrl: (url) =>
    url ? `No es una dirección de Agent Manager: ${url}` : 'No se indicó ninguna dirección de Agent Manager.',
  problemAlreadySigningIn: 'Hay otro inicio de sesión en curso. Espere.',
  problemSignInCancelled: 'Se canceló el inicio de sesión.',
  problemSessionEnded: 'El servidor finalizó esta sesión. Vuelva a iniciar sesión.',
  problemForcedLogout: 'Un supervisor cerró su sesión.',
  problemOther: (detail) => detail || 'No se pudo conectar al escritorio.',

  outcomeRefused: (detail) =>
    detail ? `El servidor rechazó la solicitud: ${detail}` : 'El servidor rechazó la solicitud.',
  refusal: (code) => refusals[code],
  newVersion:
    'Recargue la página para usar la nueva versión. Algunas funciones de esta página ya no están disponibles.',
  serverError: (detail) => (detail ? `El servidor indica un error: ${detail}` : 'El servidor indica un error.'),
  outcomeUnknown: 'Sin respuesta del servidor. Puede que su cambio se haya realizado o no.',
  outcomeOffline: 'No es posible sin conexión.',
  outcomeAlreadyPending: 'Espere a que termine el cambio anterior.',
  outcomeNoSuchConversation: 'Esta conversación terminó.',
  outcomeNoSuchOffer: 'Este chat ya no está disponible.',
  outcomeNoChannel: 'El cliente no tiene ningún canal abierto para este envío.',
  outcomeNotAllowed: 'No tiene permiso para hacer esto aquí.',
  outcomeUnsentMessages: 'Algunos mensajes aún no se han enviado.',
  outcomeNoWhisperRecipient: 'No hay otro agente a quien susurrar.',
  outcomeEmpty: 'No hay nada que enviar.',
  outcomeConnectionLost: 'La conexión se perdió antes de enviarlo.',
  outcomeSessionEnded: 'La sesión finalizó.',
  outcomeInvalid: 'Esta página hizo una solicitud no válida. No se envió nada.',
};
