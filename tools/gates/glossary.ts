import type { Gate, Report } from './gate.ts'
import { isProduct } from './tree/kinds.ts'
import { parse, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** House rule 27: `docs/glossary.md` has one word per idea, and each is a word of the product or is marked `not yet`. */
export const glossary: Gate = {
  name: 'glossary',
  run: (tree) => checkGlossary(tree, { fewestRows: 120 }),
}

const DOCUMENT = 'docs/glossary.md'

/** Compares the glossary with the product. Fewer rows than `fewestRows` mean that the gate no longer reads it. */
export function checkGlossary(tree: Tree, { fewestRows }: { fewestRows: number }): Report {
  const text = tree.files.includes(DOCUMENT) ? tree.read(DOCUMENT) : ''
  const rows = rowsIn(text)
  const product = wordsOf(tree)
  const findings = [
    ...rows.flatMap((row) => untrue(row, product)),
    ...twoIdeas(rows, acceptedPairs(text)),
    ...twoWords(rows),
  ]
  if (rows.length < fewestRows)
    findings.push(`${DOCUMENT} has ${rows.length} rows that this gate can read, fewer than ${fewestRows}`)
  return { findings, note: `${rows.length} words` }
}

interface Row {
  where: string
  chinese: readonly string[]
  codes: readonly string[]
  state: string
}

/** The rows of every table with the columns Chinese, English, code, state, note. */
function rowsIn(text: string): Row[] {
  return cellsIn(text).flatMap(({ line, cells }) => {
    const [chinese = '', , code = '', state = ''] = cells
    if (cells.length !== 5 || chinese === 'Chinese') return []
    return [
      {
        where: `${DOCUMENT}:${line}`,
        chinese: chinese.split('、'),
        codes: quoted(code),
        state: state.trim(),
      },
    ]
  })
}

/** The pairs that the table with the columns code, two ideas, why accepts: `code` → its Chinese words. */
function acceptedPairs(text: string): ReadonlyMap<string, readonly string[]> {
  const rows = cellsIn(text).filter(({ cells }) => cells.length === 3)
  return new Map(rows.map(({ cells: [code = '', ideas = ''] }) => [quoted(code)[0] ?? '', ideas.split('、')]))
}

function cellsIn(text: string): { line: number; cells: string[] }[] {
  return text.split('\n').flatMap((content, index) => {
    const isRow = content.startsWith('|') && !/^\|[\s|:-]+$/.test(content)
    const cells = content.split('|').slice(1, -1)
    return isRow ? [{ line: index + 1, cells: cells.map((cell) => cell.trim()) }] : []
  })
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
}

function untrue({ where, codes, state }: Row, product: string): string[] {
  if (codes.length !== 1) return [`${where} has ${codes.length} code words: give each its own row`]
  if (state !== '' && state !== 'not yet')
    return [`${where} has the state "${state}": leave it empty or "not yet"`]
  const isNotYet = state === 'not yet'
  return codes
    .filter((code) => occurs(product, code) === isNotYet)
    .map((code) =>
      isNotYet
        ? `${where} is marked "not yet", but the product has ${code}: take the mark off`
        : `${where} names ${code}, which occurs nowhere in the product`,
    )
}

function twoIdeas(rows: readonly Row[], accepted: ReadonlyMap<string, readonly string[]>): string[] {
  return rows.flatMap(({ where, codes, chinese }, index) =>
    codes.flatMap((code) => {
      const other = rows.slice(0, index).find((row) => row.codes.includes(code))
      if (other === undefined) return []
      const ideas = accepted.get(code) ?? []
      const isAccepted = [other, { chinese }].every((row) => row.chinese.some((word) => ideas.includes(word)))
      return isAccepted ? [] : [`${where} uses ${code} again, which stands for ${other.chinese.join('、')}`]
    }),
  )
}

function twoWords(rows: readonly Row[]): string[] {
  return rows.flatMap(({ where, chinese }, index) =>
    chinese
      .filter((word) => rows.slice(0, index).some((row) => row.chinese.includes(word)))
      .map((word) => `${where} has ${word} again: one row per idea`),
  )
}

/** Every name of the product, each as `_its_parts_`: identifiers, one-word strings, file names, SQL. Comments are left out. */
function wordsOf(tree: Tree): string {
  const words = new Set<string>()
  const add = (text: string) => {
    for (const [word] of text.matchAll(/[A-Za-z][\w-]*/g)) words.add(word)
  }
  for (const path of tree.files.filter((file) => isProduct(file) || file.startsWith('migrations/'))) {
    add(path)
    if (path.endsWith('.sql')) add(tree.read(path).replace(/--.*$/gm, ''))
    else namesIn(tree, path, add)
  }
  return [...words].map(inParts).join('\n')
}

function namesIn(tree: Tree, path: string, add: (text: string) => void): void {
  if (parse(tree, path).errors.length > 0) return
  visit(tree, path, {
    Identifier: ({ name }) => add(name),
    Literal: ({ value }) => {
      if (typeof value === 'string' && /^[\w./-]+$/.test(value)) add(value)
    },
    TaggedTemplateExpression: ({ quasi }) => {
      for (const element of quasi.quasis) add(element.value.raw)
    },
  })
}

/** `ticketNo`, `ticket_no` and `ticket-no` are one word: `_ticket_no_`. */
function inParts(word: string): string {
  const parts = word.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
  return `_${parts.replaceAll('-', '_')}_`
}

/** Whether some name of the product contains the word, in the singular or in the plural. */
function occurs(product: string, code: string): boolean {
  const parts = inParts(code).slice(0, -1)
  return [`${parts}_`, `${parts}s_`, `${parts.replace(/y$/, 'ies')}_`].some((form) => product.includes(form))
}
