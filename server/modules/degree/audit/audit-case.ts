import { requireFound } from '#kernel/refusal.ts'
import {
  comingSittings,
  courseNames,
  type PlanOffered,
  plansOffered,
  usualPlanOf,
} from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether } from '#platform/db/question.ts'
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
  const begun = await beginAudit(tx, question)
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

/** The same without what lies ahead: for a verdict nobody needs the sittings and the names of the courses, which take a third statement. */
export async function auditToday(tx: Tx, question: AuditQuestion): Promise<AnsweredCase> {
  const begun = await beginAudit(tx, question)
  const { ticket, at } = begun
  const read = await askTogether(tx, {
    ...asksCase(ticket, begun),
    ...asksGraduation({ schoolId: ticket.schoolId, at }),
  })
  return answerCase(question, { begun, read, outlook: graduationOutlook(at, read) })
}

async function beginAudit(tx: Tx, question: AuditQuestion): Promise<BegunAudit> {
  const { ticketId, at } = question
  const on = beijingDateOf(at)
  const { offered, kept, ...read } = await askTogether(tx, {
    ticket: caseTicket({ ticketId, at }),
    offered: plansOffered({ ticketId, on }),
    kept: keptSituations(ticketId),
  })
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
