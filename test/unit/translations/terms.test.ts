/** One word for each term: the words that a language has for it, and others that would mean the same. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

type Terms = Readonly<Record<string, readonly [word: RegExp, others: RegExp]>>;

const terms: Readonly<Record<string, Terms>> = {
  ar: {
    agent: [/وكيل|وكلاء/, /موظف|مندوب/],
    customer: [/عميل|عملاء/, /زبون|زبائن/],
    conversation: [/محادث/, /دردش/],
    queue: [/قائمة الانتظار|قوائم الانتظار/, /طابور|طوابير/],
    desk: [/واجهة الوكيل/, /مكتب/],
    supervisor: [/مشرف/, /رئيس الفريق|مدير/],
  },
  bg: {
    agent: [/агент/i, /оператор|служител/i],
    customer: [/клиент/i, /потребител(?!ско)/i],
    queue: [/опашк/i, /редица/i],
    supervisor: [/супервайзор/i, /ръководител|началник/i],
  },
  de: {
    agent: [/Agent/, /Mitarbeiter|Bearbeiter|Sachbearbeiter/],
    customer: [/Kunde/, /Kundschaft|Besteller/],
    queue: [/Warteschlange/, /Queue|Warteliste/],
    supervisor: [/Supervisor/, /Teamleit|Vorgesetzt/],
  },
  es: {
    agent: [/agente/i, /operador|ejecutivo/i],
    customer: [/cliente/i, /consumidor/i],
    queue: [/cola/i, /fila de espera/i],
    supervisor: [/supervisor/i, /encargad/i],
  },
  fr: {
    agent: [/agent/i, /téléconseiller|opérateur/i],
    customer: [/client/i, /usager/i],
    queue: [/file/i, /queue d’attente/i],
    supervisor: [/superviseur/i, /responsable/i],
  },
  he: {
    agent: [/נציג/, /סוכן|מוקדן/],
    customer: [/לקוח/, /צרכן/],
    queue: [/תור/, /רשימת המתנה/],
    supervisor: [/ראש צוות/, /מפקח|מנהל צוות/],
  },
  it: {
    agent: [/agent[ei]/i, /operator[ei]|addett[oi]/i],
    customer: [/client[ei]/i, /utenza/i],
    queue: [/cod[ae]/i, /fila/i],
    supervisor: [/supervisor[ei]/i, /responsabil/i],
  },
  pt: {
    agent: [/agente/i, /atendente|operador/i],
    customer: [/cliente/i, /consumidor/i],
    queue: [/fila/i, /\bcola\b/i],
    supervisor: [/supervis/i, /encarregad|gestor/i],
  },
  sw: {
    agent: [/mhudumu|wahudumu/i, /wakala|ajenti/i],
    customer: [/mteja|wateja/i, /mnunuzi/i],
    queue: [/foleni/i, /mstari wa/i],
    supervisor: [/msimamizi|wasimamizi/i, /meneja|kiongozi/i],
  },
  tr: {
    agent: [/temsilci/i, /ajan\b|acente|operatör/i],
    customer: [/müşteri/i, /tüketici/i],
    queue: [/kuyru/i, /bekleme listesi/i],
    supervisor: [/süpervizör/i, /denetçi|amir\b/i],
  },
  ur: {
    agent: [/ایجنٹ/, /نمائند/],
    customer: [/کسٹمر/, /گاہک/],
    queue: [/قطار/, /انتظار کی فہرست/],
    supervisor: [/سپروائزر/, /نگران(?!ی)/],
  },
};

/** The files of a language, without what stands between quotation marks as code. */
const textOf = (lang: string): string =>
  readdirSync(`src/translations/${lang}`)
    .map((name) => readFileSync(`src/translations/${lang}/${name}`, 'utf8'))
    .join('\n')
    .replaceAll(/^import .*$|\b[a-z]\w*(?=[:(.,)}])/gm, '');

describe('one word for each term', () => {
  test('in all languages', () => {
    const languages = readdirSync('src/translations').flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);
    assert.deepEqual(
      Object.keys(terms).sort(),
      languages.filter((lang) => lang !== 'en'),
    );
  });

  for (const [lang, words] of Object.entries(terms))
    for (const [term, [word, others]] of Object.entries(words))
      test(`${lang}: ${term}`, () => {
        const text = textOf(lang);
        assert.match(text, word);
        const found = text.split('\n').filter((line) => others.test(line));
        assert.deepEqual(found, []);
      });
});
