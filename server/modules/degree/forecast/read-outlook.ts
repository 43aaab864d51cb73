import { listComingSittings, listPracticeRounds, type PlanToAudit } from '#modules/catalogue/public.ts'
import { batchesAhead } from '#modules/diplomas/public.ts'
import { findServiceWindow, type ServiceWindow, windowsOfSchool } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { GraduationMonth } from '#rulebook/timetable/forecast-graduation.ts'
import { type Announced, type SittingToCome, sittingsToCome } from './coming-sittings.rules.ts'
import { graduationMonths, isBatchOpen } from './graduation-months.rules.ts'

/** When one graduates in the coming years. */
export interface GraduationOutlook {
  today: string
  /** At least one. */
  months: readonly GraduationMonth[]
  graduation: ServiceWindow | undefined
}

/** What is announced for the coming years: when one graduates, when courses are examined, when services are open. */
export interface Outlook extends GraduationOutlook {
  exemption: ServiceWindow | undefined
  announced: Announced
}

/** Reads when the candidates of a school graduate (AUD-05). */
export async function readGraduationOutlook(
  tx: Tx,
  { schoolId, at }: { schoolId: string; at: Date },
): Promise<GraduationOutlook> {
  const today = beijingDateOf(at)
  const { windowOf, batchAhead } = await askTogether(tx, {
    windowOf: windowsOfSchool({ services: ['graduation'], schoolId, at }),
    batchAhead: batchesAhead(at),
  })
  const graduation = windowOf('graduation')
  const batch = batchAhead(graduation)
  const closing = graduation && {
    state: graduation.state,
    closesOn: beijingDateOf(graduation.window.closesAt),
  }
  const isOpen = batch !== undefined && isBatchOpen(batch, closing)
  return {
    today,
    months: graduationMonths(batch && !isOpen ? batch.graduatesOn : today, isOpen ? batch : undefined),
    graduation,
  }
}

/** Reads all that is announced for the candidates of a school (AUD-08). */
export async function readOutlook(
  tx: Tx,
  { schoolId, at }: { schoolId: string; at: Date },
): Promise<Outlook> {
  const graduating = await readGraduationOutlook(tx, { schoolId, at })
  const { today } = graduating
  const exemption = await findServiceWindow(tx, { service: 'exemption', schoolId, at })
  const sittings = await listComingSittings(tx, { from: dayAfter(today) })
  const rounds = await listPracticeRounds(tx, { schoolId, from: today })
  return { ...graduating, exemption, announced: { sittings, rounds, today } }
}

/** What can still be taken for a plan, by date. */
export function sittingsFor({ plan }: PlanToAudit, { announced }: Outlook): SittingToCome[] {
  return sittingsToCome(plan, announced)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
