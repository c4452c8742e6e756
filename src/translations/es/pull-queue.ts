import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `No se pudo unir a la conversación con ${customer}. ${why}`,
  end: (customer: string, why: string) => `No se pudo cerrar la solicitud de ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `No se pudo suscribir a ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `No se pudo anular la suscripción a ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Solicitudes en espera',
  pullLists: 'Listas',
  pullListsHint: 'Elija las listas que quiere ver.',
  pullNoLists: 'No hay listas disponibles',
  pullListsFailed: 'No se pudieron cargar las listas.',
  pullWaitingCount: (n) => pluralize(n, { one: 'solicitud en espera', other: 'solicitudes en espera' }),
  pullEmpty: 'No hay solicitudes en espera en sus listas',
  pullNotSubscribed: 'Ninguna lista seleccionada',
  pullNotPermitted: 'No tiene permiso para ver las solicitudes en espera',
  pullNotPermittedHint: 'Pida a un administrador acceso a las listas.',
  pullViewOnly: 'Puede ver estas listas, pero no modificarlas ni unirse a una conversación.',
  pullJoin: 'Unirse',
  pullJoining: 'Uniéndose…',
  pullJoinOf: (customer) => `Unirse a la conversación con ${customer}`,
  pullOpen: 'Abrir',
  pullOpenOf: (customer) => `Abrir la conversación con ${customer}`,
  pullJoined: 'Usted está en esta conversación',
  pullWithOtherAgent: 'Con otro agente',
  pullEnd: 'Cerrar solicitud',
  pullEnding: 'Cerrando…',
  pullEndOf: (customer) => `Cerrar la solicitud de ${customer}`,
  pullEndQuestion: (customer) => `¿Cerrar la solicitud de ${customer}? La conversación se cerrará.`,
  pullEndCancel: 'Mantener',
  pullWaitingTime: (duration) => `en espera: ${duration}`,
  pullNewRequest: (customer, list) => `Nueva solicitud de ${customer} en ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'solicitud nueva', other: 'solicitudes nuevas' }),
  pullTakenByOther: (customer) => `Otro agente tomó la solicitud de ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Actualizando ${list}…`,

  announcements: 'Comunicados',
  announcementsUnread: (n) => pluralize(n, { one: 'comunicado nuevo', other: 'comunicados nuevos' }),
  announcementsEmpty: 'No hay comunicados',
  announcementsFailed: 'No se pudieron cargar los comunicados anteriores.',
  announcementFrom: (name) => `De ${name}`,
  announcementNew: 'Nuevo',
  announcementUntil: (time) => `hasta: ${time}`,
  announcementReceived: (from, text) => `Comunicado de ${from}: ${text}`,
};
