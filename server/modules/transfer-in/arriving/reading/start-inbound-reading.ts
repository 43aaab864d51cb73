import { keepableCell, shownCells } from '#modules/imports/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { CellOf, ReadRow, StagingLine } from '#server/import-kind.ts'
import { INBOUND_COLUMNS, PERSON_KEYS } from './inbound-columns.ts'
import { readInboundCourse } from './read-inbound-course.ts'
import { type ReadPerson, readInboundPerson } from './read-inbound-person.ts'

/** What the reader of a file of inbound transfers goes by. */
export interface ReadingTerms {
  cipher: FieldCipher
  ownProvince: string
  today: string
}

/**
 * Begins to read a file with one course a row (TRI-01). The rows of one person stand together: whoever is the same as in the row before is
 * not sealed and indexed again. Who it is stands in the first row of each such run only.
 */
export function startInboundReading(terms: ReadingTerms): ReadRow {
  let before = ''
  let reading: ReadPerson | undefined
  let run = 0
  return (row, cellOf) => {
    const now = PERSON_KEYS.map((key) => cellOf(key)?.text ?? '').join('\u001F')
    const isFirst = reading === undefined || now !== before
    if (isFirst) {
      reading = readInboundPerson(cellOf, terms)
      before = now
      run += 1
    }
    return lineOf({ rowNo: row.rowNo, cellOf, run, isFirst, ...(reading as ReadPerson) }, terms)
  }
}

type Reading = ReadPerson & { rowNo: number; cellOf: CellOf; run: number; isFirst: boolean }

function lineOf(reading: Reading, { today }: ReadingTerms): StagingLine {
  const { rowNo, cellOf, run, isFirst, person, key, problems } = reading
  const course = readInboundCourse(cellOf, today)
  const { outcome } = course
  return {
    rowNo,
    cells: shownCells(INBOUND_COLUMNS, cellOf),
    ticketNo: keepableCell(person.originTicketNo).slice(0, 40),
    name: keepableCell(person.name).slice(0, 60),
    courseCode: keepableCell(course.code).slice(0, 20),
    outcome: outcome?.kind ?? '',
    mark: outcome?.kind === 'marked' ? outcome.mark : undefined,
    grade: outcome?.kind === 'graded' ? outcome.grade : undefined,
    group: run,
    fields: {
      name: keepableCell(course.name),
      credits: course.credits,
      passedOn: course.passedOn,
      ...(isFirst ? { key, person, isSound: problems.length === 0 } : {}),
    },
    problems: [...problemsOfCells(cellOf), ...problems, ...course.problems],
  }
}

function problemsOfCells(cellOf: CellOf): string[] {
  const kinds = INBOUND_COLUMNS.map(({ key }) => cellOf(key)?.kind)
  return [
    ...(kinds.includes('formula') ? ['formula_cell'] : []),
    ...(kinds.includes('error') ? ['error_cell'] : []),
  ]
}
