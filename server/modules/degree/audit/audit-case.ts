import { requireFound } from '#kernel/refusal.ts'
import { comingSittings, courseNames, plansOffered, usualPlanOf } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { type Forecast, forecastGraduation } from '#rulebook/timetable/forecast-graduation.ts'
import { type BuiltCase, buildCaseOf, type TicketToAudit } from '../case/build-degree-case.ts'
import { caseTicket } from '../case/case-ticket.store.ts'
import { type SittingToCome, sittingsToCome } from '../forecast/coming-sittings.rules.ts'
import {
  type GraduationOutlook,
  type Outlook,
  readGraduationOutlook,
  readOutlook,
} from '../forecast/read-outlook.ts'
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

/** A case with its answer. */
interface AnsweredCase extends TicketToAudit {
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

/** The 准考证 of an audit, and the situations that were kept for it. */
interface TicketRead extends TicketToAudit {
  kept: ReadonlyMap<string, string>
}

/**
 * Builds and audits the case of a 准考证 as it stands today, for the next diploma's date (AUD-05), under the version that
 * applies now and with the situation that was kept for it.
 */
export async function auditCase(tx: Tx, question: AuditQuestion): Promise<AuditedCase> {
  const read = await readTicket(tx, question)
  const outlook = await readOutlook(tx, { schoolId: read.ticket.schoolId, at: question.at })
  const answered = await answerCase(tx, question, { ...read, ...outlook })
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

/** The same without what lies ahead: what all courses' sittings are, which takes longer to read than all the rest, is not asked. */
export async function auditToday(tx: Tx, question: AuditQuestion): Promise<AnsweredCase> {
  const read = await readTicket(tx, question)
  const outlook = await readGraduationOutlook(tx, { schoolId: read.ticket.schoolId, at: question.at })
  return answerCase(tx, question, { ...read, ...outlook })
}

async function readTicket(tx: Tx, { ticketId, at }: AuditQuestion): Promise<TicketRead> {
  const { ticket, ...read } = await askTogether(tx, {
    ticket: caseTicket({ ticketId, at }),
    offered: plansOffered({ ticketId, on: beijingDateOf(at) }),
    kept: keptSituations(ticketId),
  })
  return { ticket: requireFound(ticket), ...read }
}

async function answerCase(
  tx: Tx,
  question: AuditQuestion,
  { ticket, offered, kept, today, months }: TicketRead & GraduationOutlook,
): Promise<AnsweredCase> {
  const { ticketId, at } = question
  const planId = question.planId ?? usualPlanOf(offered)
  const situation = question.situation ?? kept.get(planId ?? '')
  const graduatesOn = months[0]?.graduatesOn ?? today
  const asked = { ticketId, planId, situation, at, on: today, graduatesOn, assumed: question.assumed }
  const built = await buildCaseOf(tx, { ticket, offered }, asked)
  const leftOut = new Set(question.without)
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
