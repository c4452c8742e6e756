/** Mutants that no test can notice, or need not, each with the reason. */
export interface AcceptedSurvivors {
  readonly file: string;
  readonly reason: string;
  /** The line of code, and the descriptions of its mutants as the run prints them. */
  readonly mutations: readonly (readonly [code: string, ...descriptions: string[]])[];
}

const forCompiler = 'The condition is there for the compiler: the value cannot be absent, or the result is the same.';
const onlyFaster = 'The result is the same, the unchanged code is faster.';
const nothingThere = 'The positions passed over or added hold no entry.';

export const acceptedSurvivors: readonly AcceptedSurvivors[] = [
  {
    file: 'src/store/command-rules.ts',
    reason: forCompiler,
    mutations: [
      ['const conversation = id === null ? undefined : state.conversations.byId.get(id);', 'id === null  →  false'],
    ],
  },
  {
    file: 'src/store/entries.ts',
    reason: 'No two entries of a thread have the same id.',
    mutations: [
      ['if (before.at === entry.at && (position === list.length || before.id < entry.id)) break;', '<  →  <='],
    ],
  },
  {
    file: 'src/store/entries.ts',
    reason: onlyFaster,
    mutations: [
      [
        'return position === list.length ? list.append(entry) : list.insert(position, [entry]);',
        'position === list.length  →  false',
      ],
    ],
  },
  {
    file: 'src/store/entries.ts',
    reason: forCompiler,
    mutations: [["if (known.kind === 'notice' || fresh.kind === 'notice') return known;", '||  →  &&']],
  },
  {
    file: 'src/store/entry-list.ts',
    reason: onlyFaster,
    mutations: [
      ['if (!this.#isNewest) return null;', '!this.#isNewest  →  true'],
      [
        'return items.length === this.length ? items : items.slice(0, this.length);',
        'items.length === this.length  →  false',
      ],
    ],
  },
  {
    file: 'src/store/entry-list.ts',
    reason: nothingThere,
    mutations: [
      [
        'for (let i = tail.length - 1; i >= 0; i--) shiftEntry(index, tail[i], position + i, entries.length);',
        '-  →  +',
      ],
    ],
  },
  {
    file: 'src/store/entry-list.ts',
    reason: forCompiler,
    mutations: [
      ["if (entry.kind !== 'message') return;", "entry.kind !== 'message'  →  false"],
      ['if (entry === undefined) return;', 'entry === undefined  →  false'],
    ],
  },
  {
    file: 'src/store/outbox.ts',
    reason: forCompiler,
    mutations: [
      ["const name = target.to === 'agent' ? (target.agentName ?? '') : '';", "target.to === 'agent'  →  true"],
    ],
  },
  {
    file: 'src/store/reduce.ts',
    reason: 'Without a conversation the event changes nothing in any case.',
    mutations: [["case 'session-taken-over':", "'session-taken-over'  →  'mutant' as never"]],
  },
  {
    file: 'src/store/reduce-thread.ts',
    reason: nothingThere,
    mutations: [['const until = position < 0 ? entries.length - 1 : position;', '-  →  +']],
  },
  {
    file: 'src/store/reduce-thread.ts',
    reason: 'Without an own message there is no entry to change.',
    mutations: [['if (latest < 0) return entries;', 'latest < 0  →  false']],
  },
  {
    file: 'src/store/rerouting.ts',
    reason: forCompiler,
    mutations: [
      [
        'return notice === undefined || request === null ? null : { notice, request, laterNotices: notices.slice(index + 1) };',
        '||  →  &&',
      ],
      ['if (at < (entries.at(-1)?.at ?? 0) - maxRequestAgeMs) return null;', '0  →  1'],
    ],
  },
  {
    file: 'src/store/selectors.ts',
    reason: forCompiler,
    mutations: [
      [
        '): Conversation | undefined => (id === null || id === undefined ? undefined : state.conversations.byId.get(id));',
        'id === null || id === undefined  →  false',
        '||  →  &&',
      ],
      ['id === null ? null : (state.local.drafts.get(id) ?? null);', 'id === null  →  false'],
      ['id === null ? null : (state.local.unreadFrom.get(id) ?? null);', 'id === null  →  false'],
    ],
  },
  {
    file: 'src/store/selectors.ts',
    reason: nothingThere,
    mutations: [['for (let i = entries.length - 1; i >= 0; i--) {', '-  →  +']],
  },
];
