import { keepableCell, shownCells, textOf } from '#modules/imports/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { CellOf, ImportColumn, ReadRow, StagingLine } from '#server/import-kind.ts'
import { COURSE_COLUMNS, INBOUND_COLUMNS, PERSON_COLUMNS } from './inbound-columns.ts'
import { courseReader, type InboundCourse } from './read-inbound-course.ts'
import { personReader, type ReadPerson } from './read-inbound-person.ts'
import { remembered } from './remembered.ts'

/** What the reader of a file of inbound transfers goes by. */
interface ReadingTerms {
  /** Where the columns stand: asked once, and not for each of sixteen cells of each row. */
  places: ReadonlyMap<string, number>
  cipher: FieldCipher
  ownProvince: string
  today: string
}

/** The person of the rows that are being read. */
interface Run extends ReadPerson {
  no: number
  /** What the person's cells said, and what of them is shown. */
  texts: readonly string[]
  shown: readonly string[]
  ticketNo: string
}

/**
 * Begins to read a file with one course a row (TRI-01). The rows of one person stand together: whoever is the same as in the row before is
 * not read, sealed and indexed again. Who it is, and what is shown of the person's cells, stands in the first row of each such run only; what
 * is stored of the others takes it from there.
 */
export function startInboundReading(terms: ReadingTerms): ReadRow {
  const readCourse = courseReader(terms.today)
  const shown = remembered((text) => keepableCell(beginningOf(text, 100)))
  const reading: PersonReading = { read: personReader(terms), shown }
  const placesOf = (columns: readonly ImportColumn[]) => columns.map(({ key }) => terms.places.get(key) ?? -1)
  const personPlaces = placesOf(PERSON_COLUMNS)
  const coursePlaces = placesOf(COURSE_COLUMNS)
  let run: Run | undefined
  return ({ rowNo, cells: all }, cellOf) => {
    const now = run && saysTheSame(run, all, personPlaces) ? run : nextRun(run, { cellOf, reading })
    const isFirst = now !== run
    run = now
    const course = readCourse((key) => textOf(cellOf, key))
    const ofCourse = coursePlaces.map((place) => shown(all[place]?.text ?? ''))
    return lineOf({
      rowNo,
      run: now,
      isFirst,
      course,
      cells: isFirst ? [...now.shown, ...ofCourse] : ofCourse,
      problems: all.every(isPlain) ? [] : problemsOfCells(cellOf),
    })
  }
}

interface PersonReading {
  read: (cellOf: CellOf) => ReadPerson
  /** What is shown of a cell, for columns in which thousands of persons say the same. */
  shown: (text: string) => string
}

function saysTheSame({ texts }: Run, cells: readonly SheetCell[], places: readonly number[]): boolean {
  return places.every((place, order) => (cells[place]?.text ?? '') === texts[order])
}

const REPEATED = new Set(['gender', 'idType', 'province', 'majorCode', 'majorName', 'level'])

function nextRun(
  before: Run | undefined,
  { cellOf, reading: { read, shown } }: { cellOf: CellOf; reading: PersonReading },
): Run {
  const person = read(cellOf)
  const cells = PERSON_COLUMNS.flatMap((column) =>
    REPEATED.has(column.key) ? [shown(cellOf(column.key)?.text ?? '')] : shownCells([column], cellOf),
  )
  return {
    ...person,
    no: (before?.no ?? 0) + 1,
    texts: PERSON_COLUMNS.map(({ key }) => cellOf(key)?.text ?? ''),
    shown: cells,
    ticketNo: keepableCell(person.person.originTicketNo),
  }
}

const isPlain = ({ kind }: SheetCell) => kind !== 'formula' && kind !== 'error'

interface Reading {
  rowNo: number
  run: Run
  isFirst: boolean
  course: InboundCourse
  cells: readonly string[]
  problems: readonly string[]
}

function lineOf({ rowNo, run, isFirst, course, cells, problems }: Reading): StagingLine {
  const { person, key } = run
  const { outcome } = course
  return {
    rowNo,
    cells,
    ticketNo: isFirst ? run.ticketNo : '',
    name: isFirst ? person.name : '',
    courseCode: beginningOf(keepableCell(course.code), 20),
    outcome: outcome?.kind ?? '',
    mark: outcome?.kind === 'marked' ? outcome.mark : undefined,
    grade: outcome?.kind === 'graded' ? outcome.grade : undefined,
    group: run.no,
    course: { name: course.name, credits: course.credits, passedOn: course.passedOn },
    fields: isFirst ? { key, person, isSound: run.problems.length === 0 } : undefined,
    problems: [problems, run.problems, course.problems].flat(),
  }
}

function problemsOfCells(cellOf: CellOf): string[] {
  let [hasFormula, hasError] = [false, false]
  for (const { key } of INBOUND_COLUMNS) {
    const kind = cellOf(key)?.kind
    hasFormula ||= kind === 'formula'
    hasError ||= kind === 'error'
  }
  return [...(hasFormula ? ['formula_cell'] : []), ...(hasError ? ['error_cell'] : [])]
}
