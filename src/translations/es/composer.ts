import type { ShortcutName } from '../../domain/index.js';
import type { composer as written } from '../en/parts/composer.js';
import type { composerCanned } from '../en/parts/composer/canned.js';
import type { composerEmoji } from '../en/parts/composer/emoji.js';
import type { composerFiles } from '../en/parts/composer/files.js';
import type { composerShortcuts } from '../en/parts/composer/shortcuts.js';
import type { replySuggestions } from '../en/parts/thread/reply-suggestions.js';
import type { composerFormatting } from '../en/parts/composer/formatting.js';
import type { translate } from '../en/parts/thread/translate.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Negrita',
  italic: 'Cursiva',
  strike: 'Tachado',
  code: 'Código',
  list: 'Lista',
  quote: 'Cita',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Usados recientemente',
  smileys: 'Caras y emociones',
  people: 'Personas y cuerpo',
  animals: 'Animales y naturaleza',
  food: 'Comida y bebida',
  travel: 'Viajes y lugares',
  activities: 'Actividades',
  objects: 'Objetos',
  symbols: 'Símbolos',
  flags: 'Banderas',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Buscar una conversación, una acción o una respuesta',
  nextConversation: 'Conversación siguiente',
  previousConversation: 'Conversación anterior',
  nextUnread: 'Siguiente conversación no leída',
  findConversation: 'Buscar en la lista de conversaciones',
  acceptOffer: 'Aceptar el chat que lleva más tiempo en espera',
  replyToLast: 'Responder al último mensaje',
  cannedResponses: 'Respuestas predefinidas',
  jumpToLatest: 'Ir al último mensaje',
  searchMessages: 'Buscar en la conversación',
  help: 'Esta lista, si no está escribiendo',
  typing: 'Las letras van al campo de mensaje',
  send: 'Enviar',
  slash: 'Respuestas predefinidas, al principio de una palabra',
};

export const composer: TranslationsOf<
  typeof written &
    typeof composerCanned &
    typeof composerEmoji &
    typeof composerFiles &
    typeof composerShortcuts &
    typeof replySuggestions &
    typeof translate &
    typeof composerFormatting
> = {
  formattingOpen: 'Formato',
  formatting: 'Formato',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Traduciendo…',
  translationShowOriginal: 'Mostrar original',
  translationShow: 'Mostrar traducción',
  translationFailed: 'No se pudo traducir este mensaje.',
  translationPreview: 'El cliente leerá:',
  translationSend: 'Enviar traducción',
  translationSendOriginal: 'Enviar tal cual',
  translationEdit: 'Seguir escribiendo',
  composerPlaceholder: (customer) => `Mensaje para ${customer}`,
  composerWhisperPlaceholder: 'Susurrar a los demás agentes',
  composerSend: 'Enviar',
  composerSendWhisper: 'Enviar susurro',
  composerWhisperOnly: 'Aquí solo puede susurrar. El cliente no ve los susurros.',
  composerWhisperOn: 'Solo lo verán los agentes.',
  composerChannel: 'Responder por',
  composerReplyingTo: (sender) => `En respuesta a ${sender}`,
  composerReplyRemove: 'Quitar cita',
  composerOffline: 'Se enviará cuando vuelva la conexión.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'carácter restante', other: 'caracteres restantes' }),
  composerCharactersOver: (n) => pluralize(n, { one: 'carácter de más', other: 'caracteres de más' }),
  composerClosed: 'Esta conversación está cerrada.',
  composerNotSent: 'Sin enviar',
  composerWrapUp: 'La conversación terminó. Complete la tipificación.',
  composerNoChannel: 'No puede enviar mensajes porque el cliente no tiene ningún canal abierto.',
  composerMonitorNoAgents: 'Está supervisando. No hay ningún agente aquí a quien susurrar.',
  composerWhisperNoAgents: 'Los demás agentes salieron. Desactive el susurro para escribir al cliente.',
  composerPlaceholderVia: (customer, channel) => `Mensaje para ${customer} por ${channel}`,
  composerChannelChanged: (channel) => `Ahora responde por ${channel}.`,
  composerLoadFailed: 'No se pudo cargar. Verifique su conexión e inténtelo de nuevo.',

  filesAttach: 'Adjuntar archivos',
  filesDrop: 'Suelte los archivos aquí para adjuntarlos',
  filesLabel: 'Archivos adjuntos',
  filesUploading: (n) => `Subiendo ${pluralize(n, { one: 'archivo', other: 'archivos' })}`,
  filesReady: 'Los archivos están listos para enviarse.',
  filesUploadFailed: 'No se pudo subir un archivo. Inténtelo de nuevo o quítelo.',
  fileEmpty: (name) => `${name} está vacío.`,
  fileTooLarge: (name, limit) => `${name} es demasiado grande. El límite es ${limit}.`,
  fileTypeNotAllowed: (name) => `No se pudo adjuntar ${name}. Este tipo de archivo no está permitido.`,
  fileWaiting: 'En espera',
  fileOffline: 'Esperando conexión',
  fileFailed: (detail) => (detail ? `Error al subir: ${detail}` : 'Error al subir'),
  fileMissing: 'Elija de nuevo este archivo. Era demasiado grande para conservarlo.',
  fileRefused: (detail) => (detail ? `No aceptado: ${detail}` : 'El servicio de archivos no acepta este archivo.'),
  fileSentWhenUploaded: (text) => (text ? `Se envía al terminar de subir: ${text}` : 'Se envía al terminar de subir'),
  fileUnreachable: 'sin respuesta del servicio de archivos',
  fileRemove: (name) => `Quitar ${name}`,
  fileCancel: (name) => `Cancelar la subida de ${name}`,
  fileRetry: (name) => `Volver a subir ${name}`,
  fileProgress: (name) => `Subiendo ${name}`,

  emojiOpen: 'Emojis',
  emojiSearch: 'Buscar emojis (en inglés)',
  emojiGroups: 'Categorías de emojis',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'No se encontraron emojis' : pluralize(n, { one: 'emoji', other: 'emojis' })),

  cannedOpen: 'Respuestas predefinidas',
  cannedOwn: 'Respuestas propias',
  cannedOwnCode: 'Código corto',
  cannedOwnText: 'Texto',
  cannedOwnSave: 'Guardar',
  cannedOwnDelete: 'Eliminar',
  cannedOwnTaken: 'Otra respuesta ya tiene este código corto.',
  cannedLoading: 'Cargando las respuestas predefinidas…',
  cannedFailed: 'No se pudieron cargar las respuestas predefinidas.',
  cannedClose: 'Presione Esc para cerrar esta lista.',
  cannedFound: (n) =>
    n === 0 ? 'Ninguna respuesta predefinida coincide' : pluralize(n, { one: 'respuesta', other: 'respuestas' }),
  cannedUnfilled: (name) => `Falta completar ${name}. Envíe de nuevo para enviarlo tal cual.`,

  shortcutsOpen: 'Atajos de teclado',
  suggestedReplies: 'Respuestas sugeridas',
  suggestedReplySend: 'Enviar ya',
  shortcutsDesk: 'En todo el escritorio',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Campo de mensaje',
  shortcutsMessageList: 'Lista de mensajes',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Línea nueva',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Cerrar una lista o quitar la cita',
  shortcutPaste: 'Pegar texto, imágenes o archivos',
  shortcutHelpAgain: 'Presione ? otra vez para escribir un signo de interrogación.',
  shortcutMessages: 'Mensaje anterior y siguiente',
  shortcutPageUpDown: 'Una página hacia arriba o hacia abajo',
  shortcutFirstLast: 'Primer y último mensaje',
};
