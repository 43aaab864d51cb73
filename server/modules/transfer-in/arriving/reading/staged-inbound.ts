import { arrayLiteral, copyArray, copyText } from '#platform/db/copy-text.ts'
import type { MatchReason } from '../matching/decide-match.rules.ts'
import type { InboundCourse } from './read-inbound-course.ts'
import type { ReadPerson } from './read-inbound-person.ts'
import type { InboundResult } from './read-inbound-result.ts'

/** What the check found out about whose a record is. */
export interface RunVerdict {
  personId: string | undefined
  ticketId: string | undefined
  planId: string | undefined
  notes: readonly (`person_${'matched' | 'undecided' | 'unknown'}` | `undecided:${MatchReason}`)[]
}

/** What is staged of the rows of one person that stand together. */
export interface Run extends ReadPerson {
  no: number
  /** What is shown of the person's cells. */
  shown: readonly string[]
  ticketNo: string
  rowNos: number[]
  /** Row by row: the numbers of the course and of the result. */
  courses: number[]
  results: number[]
  /** What is wrong with some of the rows besides, by their place in the run. */
  problemsOfRows: Map<number, readonly string[]> | undefined
  /** Whether any row has a fault that is seen without the database. */
  isFaulty: boolean
  /** Whether a course comes twice. */
  isTwice: boolean
}

/**
 * The columns of `staged` for a file of inbound transfers. A line is a run of rows; or a distinct course or result, which the runs name by its
 * number: thousands of rows repeat the same; or whose the record is that begins with a run, with what is noted of that among its problems.
 */
export const STAGED_INBOUND = `what text, no integer, cells text[], problems text[],
  key text, number_index text, name_alike text, person jsonb, ticket_no text, given_name text, is_sound boolean, is_faulty boolean, is_twice boolean,
  row_nos integer[], courses integer[], results integer[], problems_of_rows text[],
  code text, name text, credits numeric, outcome text, mark smallint, grade text, passed_on date,
  person_id uuid, ticket_id uuid, plan_id uuid`

const NONE = '\\N'
const none = (columns: number) => `\t${NONE}`.repeat(columns)
const [NO_PERSON, NO_ROWS, NO_COURSE, NO_RESULT, NO_VERDICT] = [none(9), none(4), none(3), none(4), none(3)]

/** A run of rows as a line of `staged`. */
export function stagedRun(run: Run): string {
  const { no, person, problems, rowNos, problemsOfRows } = run
  const who = `${copyText(run.key)}\t${person.idNumberIndex}\t${copyText(person.nameAlike)}\t${copyText(JSON.stringify(person))}\t${copyText(run.ticketNo)}\t${copyText(person.name)}`
  const ofRows =
    problemsOfRows === undefined
      ? NONE
      : copyArray(rowNos.map((_, place) => arrayLiteral(problemsOfRows.get(place) ?? [])))
  return `run\t${no}\t${copyArray(run.shown)}\t${copyArray(problems)}\t${who}\t${problems.length === 0}\t${run.isFaulty}\t${run.isTwice}\t{${rowNos}}\t{${run.courses}}\t{${run.results}}\t${ofRows}${NO_COURSE}${NO_RESULT}${NO_VERDICT}\n`
}

/** A course as a line of `staged`. */
export function stagedCourse(no: number, { code, name, credits, cells, problems }: InboundCourse): string {
  return `course\t${no}\t${copyArray(cells)}\t${copyArray(problems)}${NO_PERSON}${NO_ROWS}\t${copyText(code)}\t${copyText(name)}\t${credits}${NO_RESULT}${NO_VERDICT}\n`
}

/** A result as a line of `staged`. */
export function stagedResult(no: number, { outcome, passedOn, cells, problems }: InboundResult): string {
  const attained = `${outcome?.kind ?? NONE}\t${outcome?.kind === 'marked' ? outcome.mark : NONE}\t${outcome?.kind === 'graded' ? outcome.grade : NONE}`
  return `result\t${no}\t${copyArray(cells)}\t${copyArray(problems)}${NO_PERSON}${NO_ROWS}${NO_COURSE}\t${attained}\t${passedOn}${NO_VERDICT}\n`
}

/** Whose the record is that begins with this run, as a line of `staged`. */
export function stagedVerdict(no: number, { personId, ticketId, planId, notes }: RunVerdict): string {
  return `verdict\t${no}\t${NONE}\t${copyArray(notes)}${NO_PERSON}${NO_ROWS}${NO_COURSE}${NO_RESULT}\t${personId ?? NONE}\t${ticketId ?? NONE}\t${planId ?? NONE}\n`
}
