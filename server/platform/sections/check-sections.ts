import type { Fault, PlacedRow, Row } from './row.ts'
import { type Disagreement, keyOf, keyText, type LoadedRow, type Section, shownKeyOf } from './section.ts'

/** The entries of the sections whose files are there, by name. */
export type Contents = ReadonlyMap<string, readonly PlacedRow[]>

/** What the files say; the sections whose files say nothing that can be made out, and everything wrong with each file. */
export interface Files {
  contents: Contents
  unreadable: ReadonlySet<string>
  faults: readonly Fault[]
}

/** Everything that is wrong with the files, by themselves and together with what is in the database. */
export function checkFiles(
  sections: readonly Section[],
  files: Files,
  stored: ReadonlyMap<string, readonly Row[]>,
): Fault[] {
  const own = [
    ...files.faults,
    ...sections.flatMap((section) => checkSection(section, files.contents.get(section.name) ?? [])),
    ...checkReferences(sections, files, stored),
  ]
  const faulty = new Set(own.map(({ file }) => file))
  const between = disagreements(sections, { files, stored, faulty }).filter(
    ({ weight }) => weight === undefined,
  )
  return [...own, ...between.map((one) => placed(sections, one))]
}

/** What an officer should look at although it prevents nothing; of files without faults. */
export function remarksOn(
  sections: readonly Section[],
  files: Files,
  stored: ReadonlyMap<string, readonly Row[]>,
): Fault[] {
  return disagreements(sections, { files, stored, faulty: new Set() })
    .filter(({ weight }) => weight === 'remark')
    .map((one) => placed(sections, one))
}

interface Known {
  files: Files
  stored: ReadonlyMap<string, readonly Row[]>
  /** Files that have a fault of their own. */
  faulty: ReadonlySet<string>
}

/** What the sections say against one another, where the files of all of them are sound by themselves. */
function disagreements(sections: readonly Section[], { files, stored, faulty }: Known): Disagreement[] {
  const { contents, unreadable } = files
  const rowsOf = (name: string): readonly LoadedRow[] =>
    contents.get(name) ?? (stored.get(name) ?? []).map((row) => ({ row }))
  return sections.flatMap(({ agreement }) => {
    const isLoaded = agreement?.sections.some((name) => contents.has(name))
    const isSound = agreement?.sections.every(
      (name) => !unreadable.has(name) && !faulty.has(find(sections, name).form.file),
    )
    return agreement && isLoaded && isSound ? agreement.examine(rowsOf) : []
  })
}

function placed(sections: readonly Section[], { section, at, column, text }: Disagreement): Fault {
  const { form } = find(sections, section)
  if (at === undefined) return { file: form.file, text }
  return { file: form.file, place: column ? `${at}「${form.titleOf(column)}」` : at, text }
}

/** What is wrong within one section: entries named twice, values that must not repeat, what cannot be together. */
function checkSection(section: Section, rows: readonly PlacedRow[]): Fault[] {
  const { file, titleOf } = section.form
  const together = section.examine?.(rows) ?? []
  return [
    ...repeated(section, rows, section.key),
    ...(section.unique ?? []).flatMap((columns) => repeated(section, rows, columns)),
    ...together.map(({ at, column, text }) => ({ file, place: `${at}「${titleOf(column)}」`, text })),
  ]
}

function repeated(section: Section, rows: readonly PlacedRow[], columns: readonly string[]): Fault[] {
  const first = new Map<string, string>()
  return rows.flatMap(({ at, row }) => {
    const key = keyText(row, columns)
    const earlier = first.get(key)
    if (key === '') return []
    first.set(key, earlier ?? at)
    if (earlier === undefined) return []
    const title = columns.map(section.form.titleOf).join('、')
    const shown = columns.flatMap((column) => section.form.shown(row, column) || []).join(' ')
    return [{ file: section.form.file, place: `${at}「${title}」`, text: `「${shown}」与${earlier}重复。` }]
  })
}

/** Every entry that names one of another section names one that will be there: in its file, or else in the database. */
function checkReferences(
  sections: readonly Section[],
  { contents, unreadable }: Files,
  stored: ReadonlyMap<string, readonly Row[]>,
): Fault[] {
  const keys = new Map(
    sections.map((section) => {
      const rows = contents.get(section.name)?.map(({ row }) => row) ?? stored.get(section.name) ?? []
      return [section.name, new Set(rows.map((row) => keyOf(section, row)))]
    }),
  )
  return sections.flatMap((section) => {
    const placed = contents.get(section.name)
    const rows: readonly (PlacedRow | { at?: undefined; row: Row })[] =
      placed ?? (stored.get(section.name) ?? []).map((row) => ({ row }))
    return rows.flatMap(({ at, row }) =>
      (section.references ?? []).flatMap(({ to, column, keysOf }) =>
        keysOf(row)
          .filter((key) => !unreadable.has(to) && !keys.get(to)?.has(key))
          .map((key) => missing({ section, target: find(sections, to), at, column, row, key })),
      ),
    )
  })
}

interface Missing {
  section: Section
  target: Section
  at: string | undefined
  column: string
  row: Row
  key: string
}

function missing({ section, target, at, column, row, key }: Missing): Fault {
  const { form } = section
  if (at)
    return {
      file: form.file,
      place: `${at}「${form.titleOf(column)}」`,
      text: `没有${target.title}「${key}」，请先在 ${target.form.file} 里加上，或核对代码。`,
    }
  return {
    file: target.form.file,
    text: `缺少「${key}」：数据库里的${section.title}「${shownKeyOf(section, row)}」用着它。请把这一行放回去。`,
  }
}

function find(sections: readonly Section[], name: string): Section {
  const section = sections.find((one) => one.name === name)
  if (!section) throw new Error(`no section ${name}`)
  return section
}
