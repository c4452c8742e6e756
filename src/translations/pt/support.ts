import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Baixar gravação',
  tabLeads: (time) => `Esta aba tem a conexão desde ${time}.`,
  tabFollows: (time) => `Outra aba tem a conexão desde ${time}.`,
  debugCheck: 'Verificar a conexão',
  debugChecking: 'Verificando…',
  debugCheckAgain: 'Verificar novamente',
  debugCopy: 'Copiar como JSON',
  debugCopied: 'Copiado.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Baixar o arquivo de suporte?',
  supportFilePurpose: 'Ele ajuda a equipe de suporte a descobrir por que algo não funciona.',
  supportFileContains:
    'Contém: versões e configurações deste posto, o histórico da conexão, uma verificação do servidor, tempos de resposta e tipos de erros.',
  supportFileOmits: 'Não contém mensagens, nomes, endereços nem dados de login.',
  supportFileContent: 'Conteúdo do arquivo',
  supportFileDownload: 'Baixar',
  supportFile: 'Arquivo de suporte…',
  supportFileCollecting: 'Coletando dados…',
  supportFileFailed: 'Não foi possível criar o arquivo.',
};
