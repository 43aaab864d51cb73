import { listCourseNames } from '#modules/catalogue/public.ts'
import { buildDegreeCase, explainAudit, listWaitingFor } from '#modules/degree/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { DEGREE_RULES_VERSION } from '#rulebook/degree/rules-version.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import type { GraduationAudit } from './graduation-audit.ts'
import type { WordsContext } from './requirement-words.ts'
import { requirementsOf } from './requirements-of.ts'

interface AuditQuestion {
  ticket: FilingTicket
  planId: string
  situation: string | undefined
  graduatesOn: string
  /** The instant at which the record is looked at. */
  at: Date
  /** The day of the verdict; undefined: that of `at`. */
  on?: string
  /** The rules of 顶替 that stay in force, though they have ended since the filing. */
  keptRules?: ReadonlySet<string> | undefined
  /** The application brings the papers of a prior qualification, whatever the wallet holds later (GRA-06). */
  hasPrior: boolean
}

/** Audits a candidate under a version of a plan, line by line in words (GRA-02, AUD-04). */
export async function auditCandidate(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  question: AuditQuestion,
): Promise<GraduationAudit> {
  const { ticket, planId, situation, graduatesOn, at, on = beijingDateOf(at), keptRules } = question
  const asked = { planId, situation, at, on, graduatesOn, keptRules }
  const built = await buildDegreeCase(tx, { ticketId: ticket.id, ...asked })
  const degreeCase = question.hasPrior ? withPrior(built.degreeCase) : built.degreeCase
  const answer = auditDegree(degreeCase)
  const text = JSON.stringify(degreeCase)
  const lines = explainAudit(degreeCase, answer, await listWaitingFor(tx, deps, ticket.personId))
  const words = await wordsContext(tx, built)
  const { plan } = built
  return {
    requirements: {
      plan: {
        planId,
        majorCode: plan.plan.major,
        majorName: plan.majorName,
        level: plan.plan.level === 'benke' ? '专升本' : '专科',
        version: plan.plan.version,
        schoolName: plan.schoolName,
        needsPrior: plan.plan.level === 'benke',
      },
      situations: plan.situations.map(({ id, label }) => ({
        id,
        title: label,
        courses: coursesOf(degreeCase, id).map((code) => `${code} ${words.nameOf(code)}`),
      })),
      needsPrior: plan.plan.level === 'benke',
      ...requirementsOf({ degreeCase, answer, lines, words }),
    },
    majorCode: plan.plan.major,
    isUndergraduate: plan.plan.level === 'benke',
    hasThesis: plan.plan.courses.some(({ mode }) => mode === 'thesis'),
    answer,
    degreeCase,
    kept: {
      planId,
      rulesVersion: DEGREE_RULES_VERSION,
      degreeCase: text,
      // As a stranger would answer the text, to the byte.
      answer: answerLine(text),
    },
  }
}

function withPrior(degreeCase: DegreeCase): DegreeCase {
  const { record } = degreeCase
  if (record.priorQualification !== 'none') return degreeCase
  return { ...degreeCase, record: { ...record, priorQualification: 'claimed' } }
}

function coursesOf({ plan }: DegreeCase, situation: string): string[] {
  return plan.situations.find(({ id }) => id === situation)?.courses.map(({ code }) => code) ?? []
}

async function wordsContext(
  tx: Tx,
  { degreeCase, substitutions }: Awaited<ReturnType<typeof buildDegreeCase>>,
): Promise<WordsContext> {
  const { plan, record, transferMonths } = degreeCase
  const codes = [
    ...plan.courses.map(({ code }) => code),
    ...plan.situations.flatMap(({ courses }) => courses.map(({ code }) => code)),
    ...record.scores.map(({ course }) => course),
  ]
  const names = await listCourseNames(tx, [...new Set(codes)])
  const scores = new Map(record.scores.map((score) => [score.id, score]))
  const rules = new Map(substitutions.map(({ rule, words, source }) => [rule.id, words ?? source]))
  return {
    nameOf: (course) => names.get(course) ?? course,
    scoreOf: (id) => scores.get(id),
    ruleWords: (id) => rules.get(id),
    transferMonths,
  }
}
