import { sql } from 'kysely'
import { isServiceCode, type ServiceCode } from '#contracts/services.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { ticketStateAt } from '#modules/registry/public.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { ask, type Question } from '#platform/db/question.ts'
import type { BusinessWindow } from '#rulebook/windows/window.ts'

export interface StoredWindow extends BusinessWindow<ServiceCode> {
  id: string
  schoolName: string | undefined
}

/** Instants are texts in what PostgreSQL writes as JSON. */
export interface WindowRow {
  id: string
  service: string
  school_id: string | null
  school_name: string | null
  opens_at: Date | string
  closes_at: Date | string
  round: string
  next_expected: string | null
}

// The windows that closed less than 400 days before an instant, are open or are still to come. In pieces, because that instant is `$1` in the
// prepared text of the home pages and a value in a question.
const WINDOWS = `select w.id, w.service, w.school_id, s.name as school_name, lower(w.period) as opens_at,
    upper(w.period) as closes_at, w.round, w.next_expected
  from windows w left join schools s on s.id = w.school_id
  where upper(w.period) > `
const NOT_OVER_LONG = "::timestamptz - interval '400 days'"
const IN_ORDER = 'order by lower(w.period) desc, w.service, w.id limit 2000'
const LIST = `${WINDOWS}$1${NOT_OVER_LONG} ${IN_ORDER}`

/** The same as a question, of all windows or of some. */
const windowsAt = (at: Date, ofSome = sql``): Question<WindowRow, StoredWindow[]> => ({
  rows: sql<WindowRow>`${sql.raw(WINDOWS)}${at}${sql.raw(NOT_OVER_LONG)} ${ofSome} ${sql.raw(IN_ORDER)}`,
  answer: windowsOf,
})

/**
 * Lists the windows that closed less than 400 days ago, are open or are still to come; the last to open comes first.
 * Leaves out rows for services that this version does not have.
 */
export function listWindows(tx: Tx, at: Date): Promise<StoredWindow[]> {
  return ask(tx, windowsAt(at))
}

/** The windows of some services that concern a school's candidates at an instant. */
export interface WindowsAsked {
  services: readonly ServiceCode[]
  schoolId: string
  at: Date
}

/** Asks for those windows that are the school's own or everybody's. */
export function windowsConcerning({
  services,
  schoolId,
  at,
}: WindowsAsked): Question<WindowRow, StoredWindow[]> {
  const isOwn = sql`(w.school_id is null or w.school_id = ${schoolId})`
  return windowsAt(at, sql`and w.service = any(${services}::text[]) and ${isOwn}`)
}

// Everybody's first page: one round trip for all who ask at the same time, prepared.
const HOMES = {
  name: 'homes',
  text: `select (select coalesce(json_agg(listed), '[]') from (${LIST}) listed) as windows,
    (select coalesce(json_agg(json_build_object('id', tickets.id, 'schoolId', tickets.school_id, 'state', ${ticketStateAt('$1')})), '[]')
      from tickets where tickets.id = any($2::uuid[])) as tickets`,
}

/** What the home pages of some 准考证 are made of: each one's school and state at an instant, and the windows. */
export interface Homes {
  windows: StoredWindow[]
  tickets: { id: string; schoolId: string; state: string }[]
}

/** Reads what the home pages of these 准考证 are made of, as it is at an instant. */
export async function readHomes(
  database: Database,
  deadline: Deadline,
  { ticketIds, at }: { ticketIds: readonly string[]; at: Date },
): Promise<Homes> {
  const query = { ...HOMES, values: [at, ticketIds] }
  type Row = { windows: WindowRow[]; tickets: Homes['tickets']; [column: string]: unknown }
  const [row] = await database.prepared<Row>(deadline, query)
  return { windows: windowsOf(row?.windows ?? []), tickets: row?.tickets ?? [] }
}

function windowsOf(rows: readonly WindowRow[]): StoredWindow[] {
  return rows.flatMap(({ service, ...row }) =>
    isServiceCode(service)
      ? {
          id: row.id,
          service,
          schoolId: row.school_id ?? undefined,
          schoolName: row.school_name ?? undefined,
          opensAt: new Date(row.opens_at),
          closesAt: new Date(row.closes_at),
          round: row.round,
          nextExpected: row.next_expected ?? undefined,
        }
      : [],
  )
}
