import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Descargar grabación',
  tabLeads: (time) => `Esta pestaña tiene la conexión desde las ${time}.`,
  tabFollows: (time) => `Otra pestaña tiene la conexión desde las ${time}.`,
  debugCheck: 'Comprobar la conexión',
  debugChecking: 'Comprobando…',
  debugCheckAgain: 'Comprobar de nuevo',
  debugCopy: 'Copiar como JSON',
  debugCopied: 'Copiado.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: '¿Descargar el archivo de soporte?',
  supportFilePurpose: 'Ayuda a su equipo de soporte a averiguar por qué algo no funciona.',
  supportFileContains:
    'Contiene: versiones y ajustes de este escritorio, el historial de la conexión, una comprobación del servidor, tiempos de respuesta y tipos de errores.',
  supportFileOmits: 'No contiene mensajes, nombres, direcciones ni datos de inicio de sesión.',
  supportFileContent: 'Contenido del archivo',
  supportFileDownload: 'Descargar',
  supportFile: 'Archivo de soporte…',
  supportFileCollecting: 'Recopilando datos…',
  supportFileFailed: 'No se pudo crear el archivo.',
};
