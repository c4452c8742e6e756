/** Read by the build as a file of its own, which the packages for bundlers and for script tags share; see `shared-files.mjs`. */
export { LinkifyIt } from 'linkify-it';
export { default as MarkdownIt, type Token } from 'markdown-it';
