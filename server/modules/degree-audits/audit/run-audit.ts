import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { awaitDecisions } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import { type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { dayOfVerdict } from '#rulebook/degree-record/day-of-verdict.ts'
import { idsInForce } from '#rulebook/degree-record/kept-rules.ts'
import type { Deps } from '#server/deps.ts'
import { type AuditRow, endAudit, enterLines, findAudit, type NewLine } from './audit.store.ts'
import { type AuditSubject, listSubjects } from './audit-subject.store.ts'

const STEP_MS = 60_000
/** So many are audited and entered together: what is in memory does not grow with the city. */
const PAGE = 50

/**
 * The job of an audit (AUD-07). It enters its lines page by page and goes on behind the last one when it was interrupted;
 * what was published by the instant of the order counts, whenever a page is reached.
 */
export async function runAudit(
  deps: Pick<Deps, 'database' | 'clock' | 'log'>,
  { auditId }: { auditId: string },
  run: JobRun,
): Promise<void> {
  try {
    requireTries(run)
    while (await auditPage(deps, auditId)) {}
  } catch (error) {
    if (isUnavailable(error) && run === 'early') throw error
    deps.log.error('degree-audit-failed', error)
    await deps.database.transact(deadlineIn(STEP_MS), (tx) =>
      endAudit(tx, { id: auditId, to: 'failed', at: deps.clock.now() }),
    )
  }
}

/** Audits the next page; false when there is none left, or another run of this job goes on with it. */
async function auditPage(deps: Pick<Deps, 'database' | 'clock' | 'log'>, auditId: string): Promise<boolean> {
  const { database } = deps
  const page = await database.transact(deadlineIn(STEP_MS), async (tx) => {
    const audit = await findAudit(tx, auditId)
    if (audit?.state !== 'running') return undefined
    const subjects = await listSubjects(tx, { ...audit, after: audit.after_id, limit: PAGE })
    // A score that is being taken away is either gone when its record is read, or taken away after the order (decision 0080).
    await awaitDecisions(
      tx,
      subjects.map(({ person_id }) => person_id),
    )
    return { audit, subjects }
  })
  if (!page) return false
  const { audit, subjects } = page
  const lines = await database.readOften(deadlineIn(STEP_MS), async (tx) => {
    const found: NewLine[] = []
    for (const subject of subjects) found.push(lineOf(subject, await answerOf(tx, deps, { audit, subject })))
    return found
  })
  return database.transact(deadlineIn(STEP_MS), async (tx) => {
    if (lines.length > 0) return enterLines(tx, { auditId, after: audit.after_id, lines })
    await endAudit(tx, { id: auditId, to: 'done', at: deps.clock.now() })
    return false
  })
}

function lineOf(subject: AuditSubject, answer: Answer): NewLine {
  return {
    subjectId: subject.id,
    ticketId: subject.ticket_id,
    schoolId: subject.school_id,
    verdict: answer.verdict,
    fewest: answer.fewest,
    answer,
  }
}

/** A prior qualification that was filed counts, though the wallet does not have it. */
function withPrior(degreeCase: DegreeCase, { prior }: AuditSubject): DegreeCase {
  const { record } = degreeCase
  if (record.priorQualification !== 'none' || prior === null) return degreeCase
  return { ...degreeCase, record: { ...record, priorQualification: prior } }
}

/** The case of a subject; that of an application is judged for the day for which its approval was. */
async function caseOf(tx: Tx, audit: AuditRow, subject: AuditSubject): Promise<DegreeCase> {
  const today = audit.asked_on
  const question = {
    ticketId: subject.ticket_id,
    planId: subject.plan_id ?? undefined,
    situation: subject.situation ?? undefined,
    at: audit.requested_at,
    on: today,
    keptRules: keptRulesOf(subject),
    graduatesOn: audit.graduates_on,
  }
  const { degreeCase } = await buildDegreeCase(tx, question)
  const { filed_on: filedOn } = subject
  const on = filedOn === null ? today : dayOfVerdict(degreeCase.plan.validTo, { today, filedOn })
  return on === today ? degreeCase : (await buildDegreeCase(tx, { ...question, on })).degreeCase
}

function keptRulesOf({ filed_on: on, filed_rules: substitutions }: AuditSubject): Set<string> | undefined {
  return on === null || substitutions === null ? undefined : idsInForce({ on, substitutions })
}

interface Answer {
  verdict: string
  fewest: number | null
}

/**
 * The answer of the audit. A record that cannot be judged, because the catalogue does not have its plan whole or because of
 * our own fault, is said to be invalid: it is not left out, and it does not keep the others from their answers.
 */
async function answerOf(
  tx: Tx,
  deps: Pick<Deps, 'log'>,
  { audit, subject }: { audit: AuditRow; subject: AuditSubject },
): Promise<Answer> {
  try {
    return auditDegree(withPrior(await caseOf(tx, audit, subject), subject))
  } catch (error) {
    if (isUnavailable(error)) throw error
    if (!(error instanceof Refusal)) deps.log.error('degree-audit-subject-failed', error)
    const nothing = { blocks: [], path: [], courses: 0, credits: 0 }
    return { verdict: 'invalid', fewest: null, ...nothing }
  }
}
