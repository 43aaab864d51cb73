import type { Gate, Report } from './gate.ts'
import { titlesIn } from './test-titles.ts'
import { isText, isTypeScript } from './tree/kinds.ts'
import type { Tree } from './tree/tree.ts'

const catalogue = 'docs/rules.md'

/** What docs/rules.md calls built has a test by its number, and every number that is cited is in docs/rules.md. */
export const requirements: Gate = { name: 'requirements', run: checkRequirements }

/** A row of the catalogue. */
interface Requirement {
  number: string
  state: string
}

export function checkRequirements(tree: Tree): Report {
  if (!tree.files.includes(catalogue)) return { findings: [`${catalogue} does not exist`] }
  const rows = rowsOf(tree.read(catalogue))
  const numbers = new Set(rows.map((row) => row.number))
  const tested = new Set(titles(tree).flatMap(({ title }) => numbersAtStart(title)))
  const built = rows.filter((row) => row.state === 'built')
  const findings = [
    ...(rows.length === 0 ? [`${catalogue} lists nothing`] : []),
    ...repeated(rows),
    ...rows
      .filter((row) => row.state !== 'built' && row.state !== 'not yet')
      .map((row) => `${row.number} is "${row.state}": say built or not yet`),
    ...built
      .filter((row) => !tested.has(row.number))
      .map((row) => `${row.number} is called built, but no test's title begins with it`),
    ...unknownNumbers(tree, numbers),
  ]
  const waiting = rows
    .filter((row) => row.state === 'not yet' && tested.has(row.number))
    .map((row) => row.number)
  const partly = waiting.length > 0 ? `; begun: ${waiting.join(' ')}` : ''
  return { findings, note: `${built.length} of ${rows.length} built${partly}` }
}

/** The numbers that a title begins with: one, or several with commas, before a colon or a space. */
export function numbersAtStart(title: string): string[] {
  const start = /^[A-Z]{2,3}-\d{2}(?:(?:, ?| and |\/)[A-Z]{2,3}-\d{2})*(?!\d)/.exec(title)?.[0] ?? ''
  return start.match(/[A-Z]{2,3}-\d{2}/g) ?? []
}

function rowsOf(text: string): Requirement[] {
  return [...text.matchAll(/^\| *([A-Z]{2,3}-\d{2}) *\|.*\| *([^|]*?) *\|$/gm)].map((row) => ({
    number: row[1] ?? '',
    state: row[2] ?? '',
  }))
}

function repeated(rows: readonly Requirement[]): string[] {
  const numbers = rows.map((row) => row.number)
  return numbers
    .filter((number, index) => numbers.indexOf(number) !== index)
    .map((number) => `${number} is listed twice`)
}

function titles(tree: Tree): { path: string; title: string }[] {
  const paths = tree.files.filter((path) => isTypeScript(path) && /\.(test|spec)\.tsx?$/.test(path))
  return paths.flatMap((path) => titlesIn(tree, path).map((title) => ({ path, title })))
}

/** A number with a known prefix anywhere, or with any prefix at the start of a title, must be in the catalogue. */
function unknownNumbers(tree: Tree, numbers: ReadonlySet<string>): string[] {
  const prefixes = [...new Set([...numbers].map((number) => number.slice(0, number.indexOf('-'))))]
  const cited = new RegExp(`(?<![\\w-])(?:${prefixes.join('|')})-\\d{2}(?![\\w])`, 'g')
  const cites = tree.files
    .filter((path) => isText(path) && path !== catalogue && path !== 'package-lock.json' && !isGateTest(path))
    .flatMap((path) => (tree.read(path).match(cited) ?? []).map((number) => ({ path, number })))
  const begun = titles(tree).flatMap(({ path, title }) =>
    numbersAtStart(title).map((number) => ({ path, number })),
  )
  const unknown = [...cites, ...begun].filter(({ number }) => !numbers.has(number))
  return [
    ...new Set(
      unknown.map(({ path, number }) => `${path} cites ${number}, which ${catalogue} does not list`),
    ),
  ]
}

/** The gates' own tests hold made-up numbers. */
function isGateTest(path: string): boolean {
  return /^tools\/gates\/.*\.test\.ts$/.test(path)
}
