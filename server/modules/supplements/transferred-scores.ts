import type { SupplementTransferForm, TransferredCourse } from '#contracts/forms/supplement-transfer.ts'
import type { GivenScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { readCredits } from '#rulebook/supplements/judge-supplement-transfer.ts'
import { readSupplementDay } from '#rulebook/supplements/supplement-day.ts'
import { readSupplementMark } from '#rulebook/supplements/supplement-mark.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication } from '#server/service-definition.ts'
import { dayWords } from './supplement-facts.ts'
import { findCourses } from './supplements.store.ts'

/**
 * The scores of an approved 转入补登: transferred ones, with the day of the transfer and the credits of the other province, so that
 * the audit asks of them what it asks of every transfer (AUD-02).
 */
export async function transferredScores(
  tx: Tx,
  { ids }: Pick<Adapters, 'ids'>,
  { form, application }: { form: SupplementTransferForm; application: MovedApplication },
): Promise<readonly GivenScore[]> {
  const codes = form.courses.flatMap(({ course }) => course ?? [])
  const courses = await findCourses(tx, codes)
  const transferredOn = requireRead(readSupplementDay(form.transferredOn))
  const { applicationNo } = application
  const originNote = `从${form.province}转入（${dayWords(form.transferredOn)}办理），第 ${applicationNo} 号补登审核通过。`
  return form.courses.map((row) => {
    const courseCode = requireRead(row.course)
    const nameAtOrigin = requireRead(courses.get(courseCode)).name
    const origin = {
      ...{ source: 'transfer_in' as const, transferredOn, nameAtOrigin, originNote },
      ...{ originProvince: form.province, originTicketNo: form.originTicketNo },
    }
    return { id: ids.next(), courseCode, ...origin, ...resultOf(row) }
  })
}

function resultOf({ mark, credits, passedOn }: TransferredCourse) {
  const read = readSupplementMark('mark', mark)
  const { outcome } = 'problem' in read ? requireRead<never>(undefined) : read
  const measured = {
    obtainedOn: requireRead(readSupplementDay(passedOn)),
    creditsAtOrigin: requireRead(readCredits(credits)),
  }
  return outcome.kind === 'marked'
    ? { ...measured, outcome: outcome.kind, mark: outcome.mark }
    : { ...measured, outcome: outcome.kind, grade: outcome.grade }
}

/** What was examined before it was filed can be read; anything else is our bug. */
function requireRead<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a transfer was filed that cannot be read')
  return value
}
