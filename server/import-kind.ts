import type { ImportKind } from '#contracts/office/imports.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Tx } from '#platform/db/database.ts'
import type { SheetCell, SheetRow } from '#platform/spreadsheet/sheet-row.ts'

/** One column of a kind's files. */
export interface ImportColumn {
  key: string
  title: string
  synonyms: readonly string[]
  isRequired: boolean
  example: string
}

/** Finds the cell of a column in the row that is being read. */
export type CellOf = (key: string) => SheetCell | undefined

/** Reads one file row by row, from its first to its last, into lines of `staged` in the form that COPY takes. */
export interface Reading {
  /** The lines that are complete with this row. */
  read(row: SheetRow, cellOf: CellOf): string
  /** The lines of what was asked of the database meanwhile; asked for after every few hundred rows. */
  meanwhile(): string | Promise<string>
  /** The lines that are left when there are no more rows. */
  end(): string | Promise<string>
}

/** A batch as its kind sees it. */
export interface KindBatch {
  id: string
  sittingId: string | undefined
  /** The school of whoever uploaded it; undefined: the authority's. */
  schoolId: string | undefined
  /** It is one of two entries of the same scores, which are compared row by row (IMP-02). */
  isCompared: boolean
  at: Date
}

/** The officer who ordered a batch to be applied, in whose name the job does it. */
export type Applier = Pick<Call<StaffActor>, 'actor' | 'origin'>

/** The result of a check: of how many rows how many have faults, and what else the officer should look at. */
export interface Judged {
  total: number
  faulty: number
  warnings: string[]
  /** What applying the rows will do, with the number of rows; empty where it goes without saying. */
  notes: NoteCount[]
}

export interface NoteCount {
  note: string
  rows: number
}

/** What a kind of file is for the frame of imports, which uploads, checks, applies and rolls back (IMP-01). */
export type ImportDefinition = SheetDefinition | ArchiveDefinition

/** A kind whose files are spreadsheets. */
export interface SheetDefinition extends KindDefinition {
  format: 'sheet'
  /**
   * Begins to read one file, whose columns stand at these places: what the reader remembers ends with the file. What needs the database is
   * judged later.
   */
  startReading(places: ReadonlyMap<string, number>): Reading
}

/** A kind whose files are archives of files. */
export interface ArchiveDefinition extends KindDefinition {
  format: 'archive'
  /**
   * Reads the archive at `path` into lines of `staged`, which are few enough to be held in memory. Throws `UnreadableFile` for what is wrong
   * with the whole of it.
   */
  readArchive(path: string, noteProgress: (progress: Progress) => Promise<void>): Promise<ReadArchive>
}

/** How many of how many files of an archive are read. */
export interface Progress {
  done: number
  total: number
}

export interface ReadArchive {
  lines: readonly string[]
  warnings: readonly string[]
}

/** What every kind brings, whatever its files are. */
interface KindDefinition {
  /** Of an archive: what its report says of each file. */
  columns: readonly ImportColumn[]
  /** The columns of `staged`, the temporary table into which a file is read. */
  staged: string
  /** The cells of a faulty row as the file had them, numbers in clear, for whoever brought the file; without it they stay masked. */
  restoreCells?(row: { cells: readonly string[]; fields: unknown }): string[]
  /** Judges all rows of `staged` at once, and stores them with what was found; writes each row once. */
  judge(tx: Tx, batch: KindBatch): Promise<Judged>
  /** Writes every staged row, or throws; `NotApplied` says why in words. */
  apply(tx: Tx, batch: KindBatch, by: Applier): Promise<Applied>
  /** Counts the records that depend on what the batch brought in, and therefore prevent its roll-back. */
  countDependants(tx: Tx, batchId: string): Promise<number>
  /** Deletes what the batch brought in, through the module that owns each table; answers how much. */
  deleteBroughtIn(tx: Tx, batchId: string): Promise<Deleted>
}

/** How many rows were written, of how many 准考证, and what the trail keeps besides, so that it can be proved. */
interface Applied {
  count: number
  candidates: number | null
  proof?: object
}

/** How much was deleted, and what the trail keeps besides. */
interface Deleted {
  count: number
  proof?: object
}

export type ImportKinds = Readonly<Record<ImportKind, ImportDefinition>>
