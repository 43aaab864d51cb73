import { keepableCell, shownCells } from '#modules/imports/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { CellOf, Reading } from '#server/import-kind.ts'
import { INBOUND_COLUMNS, PERSON_COLUMNS } from './inbound-columns.ts'
import { type MatchRecords, matchMeanwhile } from './match-meanwhile.ts'
import { type Numbered, numbered } from './numbered.ts'
import { type InboundCourse, readInboundCourse, WORDS_OF_COURSE } from './read-inbound-course.ts'
import { personReader, type ReadPerson } from './read-inbound-person.ts'
import { type InboundResult, readInboundResult, WORDS_OF_RESULT } from './read-inbound-result.ts'
import { remembered } from './remembered.ts'
import { type Run, stagedCourse, stagedResult, stagedRun } from './staged-inbound.ts'

/** So many rows are staged as one line at most: the memory that reading takes does not grow with what stands together. */
const LONGEST_RUN = 64

/** What the reader of a file of inbound transfers goes by. */
interface ReadingTerms {
  /** Where the columns stand: asked once, and not for each of sixteen cells of each row. */
  places: ReadonlyMap<string, number>
  cipher: FieldCipher
  ownProvince: string
  today: string
  match: MatchRecords
}

/** The rows that are being read, and what their person's cells said. */
interface OpenRun extends Run {
  texts: readonly string[]
  codes: Set<string>
}

/**
 * Begins to read a file with one course a row (TRI-01). The rows of one person stand together: whoever is the same as in the row before is
 * not read, sealed and indexed again, and all of them are staged as one line, which names each row's course and result by their numbers.
 */
export function startInboundReading({ places, cipher, ownProvince, today, match }: ReadingTerms): Reading {
  let staged = ''
  const placesOf = (keys: readonly string[]) => keys.map((key) => places.get(key) ?? -1)
  const courseIn = numbered({
    places: placesOf(WORDS_OF_COURSE),
    read: readInboundCourse,
    stage(no, course) {
      staged += stagedCourse(no, course)
    },
  })
  const resultIn = numbered({
    places: placesOf(WORDS_OF_RESULT),
    read: (cellOf: CellOf) => readInboundResult(cellOf, today),
    stage(no, result) {
      staged += stagedResult(no, result)
    },
  })
  const shown = remembered((text) => keepableCell(beginningOf(text, 100)))
  const reading: PersonReading = { read: personReader({ cipher, ownProvince }), shown }
  const personPlaces = placesOf(PERSON_COLUMNS.map(({ key }) => key))
  const matching = matchMeanwhile(match)
  let run: OpenRun | undefined
  const close = () => {
    if (run !== undefined) staged += stagedRun(run)
    const text = staged
    staged = ''
    return text
  }
  return {
    read({ rowNo, cells }, cellOf) {
      let complete = ''
      const isSame = run !== undefined && saysTheSame(run, cells, personPlaces)
      if (run === undefined || !isSame || run.rowNos.length === LONGEST_RUN) {
        complete = close()
        const who = run !== undefined && isSame ? run : readWho(cellOf, reading)
        run = opened((run?.no ?? 0) + 1, who)
        if (!isSame) matching.add(run.no, who)
      }
      addRow(run, {
        rowNo,
        course: courseIn(cells, cellOf),
        result: resultIn(cells, cellOf),
        problems: cells.every(isPlain) ? NONE : problemsOfCells(cellOf),
      })
      return complete
    },
    meanwhile: matching.turn,
    end: async () => close() + (await matching.end()),
  }
}

const NONE: readonly string[] = []
const isPlain = ({ kind }: SheetCell) => kind !== 'formula' && kind !== 'error'

type Who = Pick<OpenRun, 'person' | 'key' | 'problems' | 'texts' | 'shown' | 'ticketNo'>

function opened(no: number, { person, key, problems, texts, shown, ticketNo }: Who): OpenRun {
  return {
    ...{ no, person, key, problems, texts, shown, ticketNo },
    ...{ rowNos: [], courses: [], results: [], problemsOfRows: undefined, codes: new Set() },
    ...{ isFaulty: problems.length > 0, isTwice: false },
  }
}

interface Row {
  rowNo: number
  course: Numbered<InboundCourse>
  result: Numbered<InboundResult>
  problems: readonly string[]
}

function addRow(run: OpenRun, { rowNo, course, result, problems }: Row): void {
  if (problems.length > 0) {
    run.problemsOfRows ??= new Map()
    run.problemsOfRows.set(run.rowNos.length, problems)
  }
  run.rowNos.push(rowNo)
  run.courses.push(course.no)
  run.results.push(result.no)
  run.isFaulty ||= problems.length + course.said.problems.length + result.said.problems.length > 0
  run.isTwice ||= run.codes.has(course.said.code)
  if (course.said.code !== '') run.codes.add(course.said.code)
}

interface PersonReading {
  read: (cellOf: CellOf) => ReadPerson
  /** What is shown of a cell, for columns in which thousands of persons say the same. */
  shown: (text: string) => string
}

function saysTheSame({ texts }: OpenRun, cells: readonly SheetCell[], places: readonly number[]): boolean {
  return places.every((place, order) => (cells[place]?.text ?? '') === texts[order])
}

const REPEATED = new Set(['gender', 'idType', 'province', 'majorCode', 'majorName', 'level'])

function readWho(cellOf: CellOf, { read, shown }: PersonReading): Who {
  const person = read(cellOf)
  const cells = PERSON_COLUMNS.flatMap((column) =>
    REPEATED.has(column.key) ? [shown(cellOf(column.key)?.text ?? '')] : shownCells([column], cellOf),
  )
  return {
    ...person,
    texts: PERSON_COLUMNS.map(({ key }) => cellOf(key)?.text ?? ''),
    shown: cells,
    ticketNo: keepableCell(person.person.originTicketNo),
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
