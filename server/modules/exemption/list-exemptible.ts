import { readCredentials } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { whyNotEligible } from '#rulebook/exemption/eligible-courses.ts'
import { wordsOfReason } from '#rulebook/exemption/exemption-words.ts'
import { judgeExemptions } from '#rulebook/exemption/judge-exemption.ts'
import type { Deps } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { planOf, readContext } from './exemption-context.ts'
import { judgePreconditions } from './judge-preconditions.ts'
import { listTakenUp } from './taken-up.ts'

/** A course from which a credential of the wallet exempts, by the rules. */
export interface Exemptible {
  course: string
  words: string
  source: string
}

/**
 * AUD-05: lists the courses that can be applied for and from which the credentials of the wallet exempt by the rules, all of
 * them at once: a certificate that serves one course only is counted for one. None while a precondition of the school is not met.
 */
export async function listExemptible(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { ticket, at }: { ticket: FilingTicket; at: Date },
): Promise<Exemptible[]> {
  const wallet = await readCredentials(tx, deps, { personId: ticket.personId })
  if (wallet.length === 0) return []
  const asked = await readContext(tx, deps, { ticket, at })
  // EXM-05: advice that the first page of the application would refuse is none.
  if ((await judgePreconditions(tx, asked)).some(({ met }) => !met)) return []
  const { courses, record, covered, rules, context } = asked
  const plan = planOf(courses)
  const credentials = wallet.map(({ id, type, fields }) => ({ id, type, fields }))
  const questions = courses
    .filter(({ code }) => whyNotEligible(code, { plan, record }) === undefined)
    .map(({ code }) => ({ course: code, credentials }))
  const taken = { personId: ticket.personId, except: undefined, offered: wallet }
  const takenUp = await listTakenUp(tx, deps, taken)
  return judgeExemptions(questions, { rules, context, takenUp, covered }).flatMap(
    ({ course, verdict, reasons }) => {
      const [reason] = reasons
      if (verdict !== 'supported' || reason === undefined) return []
      const { text, source = '' } = wordsOfReason(reason)
      return [{ course, words: text, source }]
    },
  )
}
