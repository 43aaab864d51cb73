import { type PracticeRound, practiceRounds } from '#modules/catalogue/public.ts'
import { type BatchAhead, batchesAhead } from '#modules/diplomas/public.ts'
import { type ServiceWindow, windowsOfSchool } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { GraduationMonth } from '#rulebook/timetable/forecast-graduation.ts'
import { graduationMonths, isBatchOpen } from './graduation-months.rules.ts'

/** When one graduates in the coming years. */
export interface GraduationOutlook {
  today: string
  /** At least one. */
  months: readonly GraduationMonth[]
  graduation: ServiceWindow | undefined
}

/** What is announced for the coming years: when one graduates, when practice is examined, when services are open. */
export interface Outlook extends GraduationOutlook {
  exemption: ServiceWindow | undefined
  rounds: readonly PracticeRound[]
}

/** Reads when the candidates of a school graduate (AUD-05). */
export async function readGraduationOutlook(tx: Tx, { schoolId, at }: SchoolAt): Promise<GraduationOutlook> {
  const { windowOf, batchAhead } = await askTogether(tx, {
    windowOf: windowsOfSchool({ services: ['graduation'], schoolId, at }),
    batchAhead: batchesAhead(at),
  })
  return graduationOutlook(at, { graduation: windowOf('graduation'), batchAhead })
}

/** Reads all that is announced for the candidates of a school, but for the sittings of their courses (AUD-08). */
export async function readOutlook(tx: Tx, { schoolId, at }: SchoolAt): Promise<Outlook> {
  const { windowOf, batchAhead, rounds } = await askTogether(tx, {
    windowOf: windowsOfSchool({ services: ['graduation', 'exemption'], schoolId, at }),
    batchAhead: batchesAhead(at),
    rounds: practiceRounds({ schoolId, from: beijingDateOf(at) }),
  })
  const graduating = graduationOutlook(at, { graduation: windowOf('graduation'), batchAhead })
  return { ...graduating, exemption: windowOf('exemption'), rounds }
}

interface SchoolAt {
  schoolId: string
  at: Date
}

function graduationOutlook(
  at: Date,
  { graduation, batchAhead }: { graduation: ServiceWindow | undefined; batchAhead: BatchAhead },
): GraduationOutlook {
  const today = beijingDateOf(at)
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
