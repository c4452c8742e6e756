import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import { retiredIdentifiers } from './test/support/checks/retired-words.mjs';

/** Text from the server must never be parsed as markup or set as an inline style. */
const unsafeMarkup = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Markup strings are forbidden: render with Lit templates.',
  },
  {
    selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG|styleMap)$/]',
    message: 'Forbidden: violates the Content Security Policy.',
  },
  {
    selector: 'TemplateElement[value.raw=/\\sstyle=/]',
    message: 'No inline style attributes: use classes or CSS custom properties.',
  },
  { selector: "CallExpression[callee.name='eval']", message: 'No eval.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'dist-docs/**',
      'demo/docs/.vitepress/**',
      'node_modules/**',
      'coverage/**',
      '.cache/**',
      'test/frameworks/*/**',
    ],
  },
  ...tseslint.configs.strict,
  lit.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'id-denylist': ['error', ...retiredIdentifiers],
    },
  },
  {
    files: ['{src,test,demo}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // The runner awaits its tests; chai's `equal` is synchronous, whatever the types of its DOM plugin say.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe'] },
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...unsafeMarkup] } },
  // Extending a global map with a computed type needs an interface without members.
  {
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/elements/internal/rows/repeat.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'lit/directives/repeat.js',
          message: 'It leaves comments in the page; see src/elements/internal/rows/repeat.ts.',
        },
      ],
    },
  },
  { files: ['src/browser/diagnostics.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**', 'demo/**', '*.mjs', '.ci/**'], rules: { 'no-console': 'off' } },
);
