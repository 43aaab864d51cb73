import { expect } from 'vitest'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import type { InboundCells } from './inbound-lines.ts'
import type { TestApplication } from './test-application.ts'

/** So many persons have so many rows each. */
export const PERSONS = 30
const CODES = ['00012', '00015', '13000', '03708']

/** More rows with something to say of them than are shown: of each person four courses that nobody here knows, each with its own mark. */
export function manyRows(of: string): InboundCells[] {
  return Array.from({ length: PERSONS * CODES.length }, (_, place) => {
    const person = Math.floor(place / CODES.length)
    return {
      name: '李四光',
      idNumber: withChecksum(`32010219900101${String(person * 2 + 1).padStart(3, '0')}`),
      originTicketNo: ticketNo(of, person),
      courseCode: CODES[place % CODES.length] ?? '',
      courseName: `课程${place}`,
      credits: '4.5',
      mark: String(60 + (place % 41)),
      passedOn: '2019-10',
    }
  })
}

const ticketNo = (of: string, person: number) => `${of}${String(person).padStart(8, '0')}`

/** What is kept of a checked batch until it is applied. */
export async function rowsLeft(application: TestApplication, id: string) {
  const { rows } = await application.owner.query<{ single: number; in_runs: number; words: number }>(
    `select (select count(*)::int from import_rows where batch_id = $1) as single,
       (select coalesce(sum(cardinality(courses)), 0)::int from sound_runs where batch_id = $1) as in_runs,
       (select count(*)::int from sound_courses where batch_id = $1) + (select count(*)::int from sound_results where batch_id = $1) as words`,
    [id],
  )
  return rows[0]
}

/** What was taken in of the records of these 准考证, as it stands in the tables. */
export async function takenIn(application: TestApplication, of: string) {
  const { rows } = await application.owner.query<Record<string, unknown>>(
    `select right(a.origin_ticket_no, 8)::int as person, c.seq, c.code, c.name, c.credits::text, c.outcome, c.mark, c.grade, c.passed_on::text,
       c.cells from arrivals a join arrival_courses c on c.arrival_id = a.id and c.revision = a.revision
     where a.origin_ticket_no like $1 order by 1, 2`,
    [`${of}%`],
  )
  return rows
}

/** How the courses of these rows stand in the tables, as far as they were sent by `manyRows`. */
export const coursesOf = (rows: readonly InboundCells[]) =>
  rows.map(({ courseCode: code, courseName: name, credits, mark, passedOn }, place) => ({
    ...{ person: Math.floor(place / CODES.length), seq: (place % CODES.length) + 1 },
    ...{ code, name, credits: '4.5', outcome: 'marked', mark: Number(mark), grade: null },
    passed_on: '2019-10-01',
    cells: [code, name, credits, mark, passedOn, expect.any(String)],
  }))
