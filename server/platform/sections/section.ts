import type { Tx } from '#platform/db/database.ts'
import type { Form } from './form.ts'
import { type PlacedRow, type Row, textOf } from './row.ts'

/** A row to save, with an identifier for it in case it is new. */
export type SavedRow = Row & { readonly rowId: string }

/** Entries of another section that must exist: their keys, and the column that names them. */
export interface Reference {
  to: string
  column: string
  keysOf(row: Row): readonly string[]
}

/** What rests on an entry and forbids to take it away: 「12 个准考证」. */
export interface Resting {
  key: string
  words: string
}

/** An entry as it will be after the load: `at` is its place in its file, absent when its section has no file in this load. */
export interface LoadedRow {
  at?: string
  row: Row
}

/** What entries of several sections say together that cannot be, or that an officer should look at. */
export interface Disagreement {
  section: string
  at?: string | undefined
  column?: string
  text: string
  /** Absent: it prevents the load. */
  weight?: 'remark'
}

/** A check over several sections, made when one of them is loaded and none of their files has a fault of its own. */
export interface Agreement {
  sections: readonly string[]
  examine(rowsOf: (section: string) => readonly LoadedRow[]): readonly Disagreement[]
}

/**
 * One kind of entry that is loaded from a file of its own and written back to it (CAT-02). The module that owns the tables
 * says how its entries look, what they name, and reads and writes them; everything else is the same for all.
 */
export interface Section {
  name: string
  title: string
  form: Form
  /** A file that this one took the place of, and what to do with it. */
  formerFile?: { file: string; advice: string }
  /** The columns that together name an entry. */
  key: readonly string[]
  /** Sets of columns that no two entries share besides. */
  unique?: readonly (readonly string[])[]
  references?: readonly Reference[]
  /** The column that says from when on an entry is no longer used. */
  retiredBy?: string
  /** What the entries say together that cannot be: the entry, the column, the words. */
  examine?(rows: readonly PlacedRow[]): { at: string; column: string; text: string }[]
  agreement?: Agreement
  /** Columns that may change although records hold the entry as it is. */
  openColumns?: readonly string[]
  /** Records that hold these entries as they are: they can be neither changed nor removed, nor others added beside them. */
  heldBy?(tx: Tx, rows: readonly Row[]): Promise<Resting[]>
  /** All entries as they are now, in the order in which they are written. */
  list(tx: Tx): Promise<Row[]>
  /** Adds or changes these entries. */
  save(tx: Tx, rows: readonly SavedRow[], at: Date): Promise<void>
  remove(tx: Tx, rows: readonly Row[]): Promise<void>
  /** Records outside the sections that rest on these entries. */
  restingOn(tx: Tx, rows: readonly Row[]): Promise<Resting[]>
  /** Whom a change of these entries concerns: 「12 个准考证」. Absent: the records that rest on them. */
  concerns?(tx: Tx, rows: readonly Row[]): Promise<Resting[]>
}

/** What names an entry: `10272 120203K 2024年版`. */
export function keyOf(section: Pick<Section, 'key'>, row: Row): string {
  return keyText(row, section.key)
}

/** The same for people, as it stands in the file: `申请免考 10272 2026年下半年`. */
export function shownKeyOf({ form, key }: Section, row: Row): string {
  return key.flatMap((column) => form.shown(row, column) || []).join(' ')
}

/** The values of these columns, one after another. */
export function keyText(row: Row, columns: readonly string[]): string {
  return columns.flatMap((column) => textOf(row, column) || []).join(' ')
}
