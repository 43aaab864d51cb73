import { listComingSittings, listPracticeRounds, type PlanToAudit } from '#modules/catalogue/public.ts'
import { findBatchFor } from '#modules/diplomas/public.ts'
import { findServiceWindow, type ServiceWindow } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { GraduationMonth } from '#rulebook/timetable/forecast-graduation.ts'
import { type Announced, type SittingToCome, sittingsToCome } from './coming-sittings.rules.ts'
import { graduationMonths, isBatchOpen } from './graduation-months.rules.ts'

/** What is announced for the coming years: when one graduates, when courses are examined, when services are open. */
export interface Outlook {
  today: string
  /** At least one. */
  months: readonly GraduationMonth[]
  graduation: ServiceWindow | undefined
  exemption: ServiceWindow | undefined
  announced: Announced
}

/** Reads what is announced for the candidates of a school (AUD-08). */
export async function readOutlook(
  tx: Tx,
  { schoolId, at }: { schoolId: string; at: Date },
): Promise<Outlook> {
  const today = beijingDateOf(at)
  const graduation = await findServiceWindow(tx, { service: 'graduation', schoolId, at })
  const exemption = await findServiceWindow(tx, { service: 'exemption', schoolId, at })
  const batch = await findBatchFor(tx, { schoolId, at })
  const closing = graduation && {
    state: graduation.state,
    closesOn: beijingDateOf(graduation.window.closesAt),
  }
  const isOpen = batch !== undefined && isBatchOpen(batch, closing)
  const sittings = await listComingSittings(tx, { from: dayAfter(today) })
  const rounds = await listPracticeRounds(tx, { schoolId, from: today })
  return {
    today,
    months: graduationMonths(batch && !isOpen ? batch.graduatesOn : today, isOpen ? batch : undefined),
    graduation,
    exemption,
    announced: { sittings, rounds, today },
  }
}

/** What can still be taken for a plan, by date. */
export function sittingsFor({ plan }: PlanToAudit, { announced }: Outlook): SittingToCome[] {
  return sittingsToCome(plan, announced)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
