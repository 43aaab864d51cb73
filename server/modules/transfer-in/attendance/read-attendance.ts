import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, startOfBeijingDay } from '#rulebook/beijing-time.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { compareNames } from '#rulebook/name-order.ts'
import type { Deps } from '#server/deps.ts'
import { listNotices, type NoticeRow } from '../confirmation/notice.store.ts'
import { viewNotice } from '../viewing/arrival.view.ts'
import { type ExpectedRow, listExpected } from '../viewing/arrival-view.store.ts'

/** As many as a page holds that answers at once. */
const SHOWN = 500
/** More than all schools have that are not over. */
const NOTICES = 1_000

/** A school's day of 现场确认: by which notices, who is expected, and who has been there since midnight. */
export interface AttendanceDay {
  day: string
  /** Those that are not over, the next one first. */
  notices: readonly NoticeRow[]
  expected: readonly (Omit<ExpectedRow, 'id_number_cipher'> & { idNumberMasked: string })[]
  /** How many there are, those included that are not shown. */
  all: number
  present: number
}

/** Reads the day of the schools in the actor's scope, with masked ID numbers; undefined `shown`: everybody. */
export async function readAttendance(
  tx: Tx,
  { cipher }: Pick<Deps, 'cipher'>,
  { actor, at, shown }: { actor: StaffActor; at: Date; shown?: number },
): Promise<AttendanceDay> {
  const schoolIds = schoolsInScope(actor, 'arrival.confirm')
  const day = beijingDateOf(at)
  const rows = await listExpected(tx, { schoolIds, since: startOfBeijingDay(day) })
  const notices = await listNotices(tx, { schoolIds, limit: NOTICES })
  return {
    day,
    notices: notices.filter(({ closes_at }) => closes_at > at).toReversed(),
    all: rows.length,
    present: rows.filter(({ state }) => state === 'confirmed').length,
    expected: rows
      .toSorted(bySchoolAndName)
      .slice(0, shown)
      .map(({ id_number_cipher, ...row }) => ({
        ...row,
        idNumberMasked: maskIdNumber(cipher.open('person.id_number', id_number_cipher)),
      })),
  }
}

/** As somebody looks for a name on paper (UX-02): the order of the database is that of code points. */
function bySchoolAndName(one: ExpectedRow, other: ExpectedRow): number {
  return compareNames(one.school_name, other.school_name) || compareNames(one.name, other.name)
}

/** TRI-02: shows the day on a tablet. */
export function viewAttendance(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const { notices, expected, all, present } = await readAttendance(tx, deps, { actor, at, shown: SHOWN })
    return {
      ...{ all, present },
      ...viewNotice(notices[0]),
      expected: expected.map((row) => ({
        ...{ id: row.id, version: row.version, name: row.name, ticketNo: row.ticket_no },
        ...{ idNumberMasked: row.idNumberMasked, originProvince: row.origin_province },
        ...{ courses: row.courses, state: row.state },
      })),
    }
  })
}
