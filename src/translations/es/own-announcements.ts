import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Programado', shown: 'Visible', ended: 'Finalizado' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Escriba un texto.', 'too-long': 'El texto es demasiado largo.' },
  teams: { missing: 'Elija al menos un equipo.' },
  from: { missing: 'Indique una fecha y una hora.' },
  until: {
    missing: 'Indique una fecha y una hora.',
    'before-from': 'El final debe ser posterior al inicio.',
    past: 'El final debe estar en el futuro.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Sus comunicados',
  ownAnnouncementsEmpty: 'No ha escrito ningún comunicado.',
  ownAnnouncementsFailed: 'No se pudieron cargar sus comunicados.',
  ownAnnouncementNew: 'Nuevo comunicado',
  ownAnnouncementChangeTitle: 'Modificar comunicado',
  ownAnnouncementChange: 'Modificar',
  ownAnnouncementChangeOf: (text) => `Modificar: ${text}`,
  ownAnnouncementDelete: 'Eliminar',
  ownAnnouncementDeleteOf: (text) => `Eliminar: ${text}`,
  ownAnnouncementDeleteQuestion: '¿Eliminar este comunicado?',
  ownAnnouncementDeleteHint: 'También desaparecerá de los escritorios que lo muestran.',
  ownAnnouncementDeleted: 'Comunicado eliminado.',
  ownAnnouncementDeleteFailed: (why) => `No se pudo eliminar el comunicado. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Aún no visto' : `Visto por ${pluralize(n, { one: 'agente', other: 'agentes' })}`,
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'agente sin nombre conocido', other: 'agentes sin nombre conocido' }),
  ownAnnouncementText: 'Texto',
  ownAnnouncementTeams: 'Equipos',
  ownAnnouncementFrom: 'Inicio',
  ownAnnouncementUntil: 'Final',
  ownAnnouncementSave: 'Guardar',
  ownAnnouncementPublish: 'Publicar',
  ownAnnouncementSaving: 'Guardando…',
  ownAnnouncementSaved: 'Comunicado guardado.',
  ownAnnouncementSaveFailed: (why) => `No se pudo guardar el comunicado. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
