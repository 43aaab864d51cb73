import { requireFound } from '#kernel/refusal.ts'
import {
  comingSittings,
  courseNames,
  type PlanOffered,
  plansOffered,
  usualPlanOf,
} from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type AnswersTo, askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { type Forecast, forecastGraduation } from '#rulebook/timetable/forecast-graduation.ts'
import { asksCase, type BuiltCase, type CaseRead, caseOf } from '../case/build-degree-case.ts'
import { type CaseTicket, caseTicket } from '../case/case-ticket.store.ts'
import { type SittingToCome, sittingsToCome } from '../forecast/coming-sittings.rules.ts'
import {
  asksGraduation,
  asksOutlook,
  type GraduationOutlook,
  graduationOutlook,
  type Outlook,
  outlookOf,
} from '../forecast/outlook.ts'
import { keptSituations } from './forecast-situation.store.ts'
import { coursesIn, type NameOf } from './names.ts'

/** What a candidate asks of the living audit: everything absent is as it is. */
export interface AuditQuestion {
  ticketId: string
  at: Date
  planId?: string | undefined
  situation?: string | undefined
  assumed?: readonly string[] | undefined
  without?: readonly string[] | undefined
}

/** Whose case is audited, under which version and situation, and what else could be chosen. */
interface BegunAudit {
  ticket: CaseTicket
  offered: readonly PlanOffered[]
  planId: string
  situation: string | undefined
  at: Date
  on: string
}

/** A case with its answer. */
interface AnsweredCase extends Pick<BegunAudit, 'ticket' | 'offered'> {
  built: BuiltCase
  degreeCase: DegreeCase
  answer: DegreeAnswer
}

/** The same with what lies ahead. */
export interface AuditedCase extends AnsweredCase {
  outlook: Outlook
  sittings: readonly SittingToCome[]
  nameOf: NameOf
}

/**
 * Builds and audits the case of a 准考证 as it stands today, for the next diploma's date (AUD-05), under the version that
 * applies now and with the situation that was kept for it.
 */
export async function auditCase(tx: Tx, question: AuditQuestion): Promise<AuditedCase> {
  const begun = beginAudit(question, await askTogether(tx, asksBeginning(question)))
  const { ticket, at } = begun
  const read = await askTogether(tx, {
    ...asksCase(ticket, begun),
    ...asksOutlook({ schoolId: ticket.schoolId, at }),
  })
  const outlook = outlookOf(at, read)
  const answered = answerCase(question, { begun, read, outlook })
  const { plan } = answered.built.plan
  const courses = coursesIn(answered.built)
  const { sittings, names } = await askTogether(tx, {
    sittings: comingSittings({ from: dayAfter(outlook.today), courses }),
    names: courseNames(courses),
  })
  return {
    ...answered,
    outlook,
    sittings: sittingsToCome(plan, { sittings, ...outlook }),
    nameOf: (code) => ({ code, name: names.get(code) ?? code }),
  }
}

/**
 * The same without what lies ahead, for whoever has asked how it begins (`asksBeginning`) together with other things: for a verdict nobody needs
 * the sittings and the names of the courses, which take a statement more.
 */
export async function auditToday(
  tx: Tx,
  question: AuditQuestion,
  beginning: Beginning,
): Promise<AnsweredCase> {
  const begun = beginAudit(question, beginning)
  const { ticket, at } = begun
  const read = await askTogether(tx, {
    ...asksCase(ticket, begun),
    ...asksGraduation({ schoolId: ticket.schoolId, at }),
  })
  return answerCase(question, { begun, read, outlook: graduationOutlook(at, read) })
}

/** Asks what an audit begins with: the 准考证, the versions that are offered, and the situations that were kept. */
export function asksBeginning({ ticketId, at }: Pick<AuditQuestion, 'ticketId' | 'at'>) {
  return {
    ticket: caseTicket({ ticketId, at }),
    offered: plansOffered({ ticketId, on: beijingDateOf(at) }),
    kept: keptSituations(ticketId),
  }
}
export type Beginning = AnswersTo<ReturnType<typeof asksBeginning>>

function beginAudit(question: AuditQuestion, { offered, kept, ...read }: Beginning): BegunAudit {
  const { at } = question
  const on = beijingDateOf(at)
  const ticket = requireFound(read.ticket)
  const planId = question.planId ?? usualPlanOf(offered) ?? ticket.planId
  return { ticket, offered, planId, situation: question.situation ?? kept.get(planId), at, on }
}

function answerCase(
  { assumed, without }: AuditQuestion,
  { begun, read, outlook }: { begun: BegunAudit; read: CaseRead; outlook: GraduationOutlook },
): AnsweredCase {
  const { ticket, offered, situation, on } = begun
  const graduatesOn = outlook.months[0]?.graduatesOn ?? outlook.today
  const built = caseOf(read, { ticket, situation, on, graduatesOn, assumed })
  const leftOut = new Set(without)
  const degreeCase = {
    ...built.degreeCase,
    substitutions: built.degreeCase.substitutions.filter(({ id }) => !leftOut.has(id)),
  }
  return { ticket, offered, built, degreeCase, answer: auditDegree(degreeCase) }
}

/** The earliest graduation of an audited case (AUD-08). */
export function forecastOf({ degreeCase, outlook, sittings }: AuditedCase): Forecast {
  return forecastGraduation({ degreeCase, audit: auditDegree, months: outlook.months, sittings })
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
