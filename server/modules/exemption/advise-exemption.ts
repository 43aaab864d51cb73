import { credentialsIn, type Filed, type RuleAdvice } from '#contracts/filed.ts'
import { openRevision } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { COVERED_WORDS } from '#rulebook/exemption/eligible-courses.ts'
import { wordsOfReason } from '#rulebook/exemption/exemption-words.ts'
import {
  type ExemptionQuestion,
  type ExemptionVerdict,
  judgeExemptions,
} from '#rulebook/exemption/judge-exemption.ts'
import type { Deps } from '#server/deps.ts'
import type { FilingDays, Question } from '#server/service-definition.ts'
import { type ExemptionContext, readContext } from './exemption-context.ts'
import { listOthers } from './taken-up.store.ts'
import { listTakenUp } from './taken-up.ts'

interface Asked {
  ticket: Question['ticket']
  subject: string
  filed: Filed
  days: FilingDays
  at: Date
}

/**
 * Returns what the rules say of a filed application. The desk shows it beside the picture of the credential (REV-03). A
 * course that was passed or exempted after the filing is not supported, since its approval could not take effect.
 */
export async function adviseOnExemption(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  asked: Asked,
): Promise<RuleAdvice> {
  const { ticket, subject, days, at } = asked
  const context = await readContext(tx, deps, { ticket, at, days })
  const advice = adviceOf(await judgeFiled(tx, deps, { ...asked, context }))
  const covered = coveredMeanwhile(subject, context)
  if (!covered) return advice
  return { ...advice, verdict: 'unsupported', reasons: [{ text: covered }, ...advice.reasons] }
}

/**
 * EXM-06: judges a filed course as it was judged when it was filed. Only what stands before it has used a certificate up; the courses that were
 * filed together with it, and are still open, share the certificates among them, so that the first use is not called the second.
 */
async function judgeFiled(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { ticket: { personId }, subject, filed, context }: Asked & { context: ExemptionContext },
): Promise<ExemptionVerdict | undefined> {
  const question = questionOf(subject, filed)
  const takenUp = await listTakenUp(tx, deps, { personId, except: subject, offered: question.credentials })
  const others = await listOthers(tx, { personId, subject })
  const before = new Set(others.flatMap((other) => (other.turn === 'before' ? [other.subject] : [])))
  const basis = {
    ...context,
    // A course that was filed later serves a rule that asks for both.
    covered: new Set([...context.covered, ...takenUp.map(({ course }) => course)]),
    takenUp: takenUp.filter(({ course }) => before.has(course)),
  }
  const [alone] = judgeExemptions([question], basis)
  const mayShare = alone?.reasons.some((reason) => reason.code === 'supported' && reason.rule.onceGroup)
  if (!mayShare) return alone
  const questions = [question]
  for (const other of others)
    if (other.turn === 'together')
      questions.push(questionOf(other.subject, (await openRevision(tx, deps, other)).filed))
  return judgeExemptions(questions, basis)[0]
}

function questionOf(course: string, filed: Filed): ExemptionQuestion {
  return {
    course,
    credentials: credentialsIn(filed).map(({ credentialId: id, type, fields }) => ({ id, type, fields })),
  }
}

/** Why an approval could not take effect any more; an exemption that the application itself gave is no reason. */
function coveredMeanwhile(course: string, { record, approved }: ExemptionContext): string | undefined {
  if (record.passed.has(course)) return COVERED_WORDS.passed
  return record.exempted.has(course) && !approved.has(course) ? COVERED_WORDS.exempted : undefined
}

/** A verdict in words, as the portal and the desk show it. */
export function adviceOf(verdict: ExemptionVerdict | undefined): RuleAdvice {
  return {
    title: '免考规定',
    verdict: verdict?.verdict ?? 'undecided',
    reasons: verdict?.reasons.map(wordsOfReason) ?? [],
    sections: [],
  }
}
