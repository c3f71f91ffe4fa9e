// The blocks that an article's body may hold beside plain text.

export { commentary } from './commentary.ts'
export { disclosure } from './disclosure.ts'
export { embed } from './embed.ts'
export { figure } from './figure.ts'
export { image } from './image.ts'
export { pullQuote } from './pullQuote.ts'
export { table } from './table.ts'
