import { type PracticeRound, practiceRounds } from '#modules/catalogue/public.ts'
import { batchesAhead } from '#modules/diplomas/public.ts'
import { type ServiceWindow, windowsOfSchool } from '#modules/windows/public.ts'
import type { AnswersTo } from '#platform/db/question.ts'
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

interface SchoolAt {
  schoolId: string
  at: Date
}

/** Asks what decides when the candidates of a school graduate (AUD-05). */
export const asksGraduation = ({ schoolId, at }: SchoolAt) => ({
  windowOf: windowsOfSchool({ services: ['graduation'], schoolId, at }),
  batchAhead: batchesAhead(at),
})

/** Asks for all that is announced for the candidates of a school, but for the sittings of their courses (AUD-08). */
export const asksOutlook = ({ schoolId, at }: SchoolAt) => ({
  windowOf: windowsOfSchool({ services: ['graduation', 'exemption'], schoolId, at }),
  batchAhead: batchesAhead(at),
  rounds: practiceRounds({ schoolId, from: beijingDateOf(at) }),
})

/** All that is announced. */
export function outlookOf(at: Date, parts: AnswersTo<ReturnType<typeof asksOutlook>>): Outlook {
  return { ...graduationOutlook(at, parts), exemption: parts.windowOf('exemption'), rounds: parts.rounds }
}

/** When one graduates. */
export function graduationOutlook(
  at: Date,
  { windowOf, batchAhead }: AnswersTo<ReturnType<typeof asksGraduation>>,
): GraduationOutlook {
  const graduation = windowOf('graduation')
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
