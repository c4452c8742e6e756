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
  bold: 'Negrito',
  italic: 'Itálico',
  strike: 'Tachado',
  code: 'Código',
  list: 'Lista',
  quote: 'Citação',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Usados recentemente',
  smileys: 'Carinhas e emoções',
  people: 'Pessoas e corpo',
  animals: 'Animais e natureza',
  food: 'Comidas e bebidas',
  travel: 'Viagens e lugares',
  activities: 'Atividades',
  objects: 'Objetos',
  symbols: 'Símbolos',
  flags: 'Bandeiras',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Buscar uma conversa, uma ação ou uma resposta',
  nextConversation: 'Próxima conversa',
  previousConversation: 'Conversa anterior',
  nextUnread: 'Próxima conversa não lida',
  findConversation: 'Buscar na lista de conversas',
  acceptOffer: 'Aceitar o chat que aguarda há mais tempo',
  replyToLast: 'Responder à última mensagem',
  cannedResponses: 'Respostas prontas',
  jumpToLatest: 'Ir para a última mensagem',
  searchMessages: 'Buscar na conversa',
  help: 'Esta lista, quando não estiver digitando',
  typing: 'As letras vão para o campo de mensagem',
  send: 'Enviar',
  slash: 'Respostas prontas, no início de uma palavra',
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
  formattingOpen: 'Formatação',
  formatting: 'Formatação',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Traduzindo…',
  translationShowOriginal: 'Mostrar original',
  translationShow: 'Mostrar tradução',
  translationFailed: 'Não foi possível traduzir esta mensagem.',
  translationPreview: 'O cliente vai ler:',
  translationSend: 'Enviar tradução',
  translationSendOriginal: 'Enviar como está',
  translationEdit: 'Continuar digitando',
  composerPlaceholder: (customer) => `Mensagem para ${customer}`,
  composerWhisperPlaceholder: 'Sussurrar para os outros agentes',
  composerSend: 'Enviar',
  composerSendWhisper: 'Enviar sussurro',
  composerWhisperOnly: 'Aqui você só pode sussurrar. O cliente não vê os sussurros.',
  composerWhisperOn: 'Só os agentes verão isto.',
  composerChannel: 'Responder por',
  composerReplyingTo: (sender) => `Respondendo a ${sender}`,
  composerReplyRemove: 'Remover citação',
  composerOffline: 'Será enviado quando a conexão voltar.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'caractere restante', other: 'caracteres restantes' }),
  composerCharactersOver: (n) =>
    pluralize(n, { one: 'caractere acima do limite', other: 'caracteres acima do limite' }),
  composerClosed: 'Esta conversa está fechada.',
  composerNotSent: 'Não enviada',
  composerWrapUp: 'A conversa terminou. Conclua a tabulação.',
  composerNoChannel: 'Não é possível enviar mensagens porque o cliente não tem nenhum canal aberto.',
  composerMonitorNoAgents: 'Você está em monitoria. Não há nenhum agente aqui para quem sussurrar.',
  composerWhisperNoAgents: 'Os outros agentes saíram. Desative o sussurro para escrever ao cliente.',
  composerPlaceholderVia: (customer, channel) => `Mensagem para ${customer} por ${channel}`,
  composerChannelChanged: (channel) => `Agora você responde por ${channel}.`,
  composerLoadFailed: 'Não foi possível carregar. Verifique sua conexão e tente de novo.',

  filesAttach: 'Anexar arquivos',
  filesDrop: 'Solte os arquivos aqui para anexá-los',
  filesLabel: 'Arquivos anexados',
  filesUploading: (n) => `Carregando ${pluralize(n, { one: 'arquivo', other: 'arquivos' })}`,
  filesReady: 'Os arquivos estão prontos para envio.',
  filesUploadFailed: 'Não foi possível carregar um arquivo. Tente de novo ou remova-o.',
  fileEmpty: (name) => `${name} está vazio.`,
  fileTooLarge: (name, limit) => `${name} é grande demais. O limite é ${limit}.`,
  fileTypeNotAllowed: (name) => `Não foi possível anexar ${name}. Este tipo de arquivo não é permitido.`,
  fileWaiting: 'Aguardando',
  fileOffline: 'Aguardando conexão',
  fileFailed: (detail) => (detail ? `Falha no carregamento: ${detail}` : 'Falha no carregamento'),
  fileMissing: 'Escolha este arquivo de novo. Ele era grande demais para ser guardado.',
  fileRefused: (detail) => (detail ? `Não aceito: ${detail}` : 'O serviço de arquivos não aceita este arquivo.'),
  fileSentWhenUploaded: (text) => (text ? `Envio após o carregamento: ${text}` : 'Envio após o carregamento'),
  fileUnreachable: 'sem resposta do serviço de arquivos',
  fileRemove: (name) => `Remover ${name}`,
  fileCancel: (name) => `Cancelar o carregamento de ${name}`,
  fileRetry: (name) => `Carregar ${name} de novo`,
  fileProgress: (name) => `Carregando ${name}`,

  emojiOpen: 'Emojis',
  emojiSearch: 'Buscar emojis (em inglês)',
  emojiGroups: 'Categorias de emojis',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Nenhum emoji encontrado' : pluralize(n, { one: 'emoji', other: 'emojis' })),

  cannedOpen: 'Respostas prontas',
  cannedOwn: 'Minhas respostas',
  cannedOwnCode: 'Código curto',
  cannedOwnText: 'Texto',
  cannedOwnSave: 'Salvar',
  cannedOwnDelete: 'Excluir',
  cannedOwnTaken: 'Outra resposta já tem este código curto.',
  cannedLoading: 'Carregando respostas prontas…',
  cannedFailed: 'Não foi possível carregar as respostas prontas.',
  cannedClose: 'Pressione Esc para fechar esta lista.',
  cannedFound: (n) =>
    n === 0 ? 'Nenhuma resposta pronta encontrada' : pluralize(n, { one: 'resposta', other: 'respostas' }),
  cannedUnfilled: (name) => `Falta preencher ${name}. Envie de novo para enviar como está.`,

  shortcutsOpen: 'Atalhos de teclado',
  suggestedReplies: 'Respostas sugeridas',
  suggestedReplySend: 'Enviar já',
  shortcutsDesk: 'Em todo o painel',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Campo de mensagem',
  shortcutsMessageList: 'Lista de mensagens',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Nova linha',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Fechar uma lista ou remover a citação',
  shortcutPaste: 'Colar texto, imagens ou arquivos',
  shortcutHelpAgain: 'Pressione ? de novo para digitar um ponto de interrogação.',
  shortcutMessages: 'Mensagem anterior e próxima',
  shortcutPageUpDown: 'Uma página para cima ou para baixo',
  shortcutFirstLast: 'Primeira e última mensagem',
};
