import type { Tx } from '#platform/db/database.ts'
import { whyNotRecognised } from '#rulebook/transfer-in/recognise-courses.ts'
import { type CourseCase, gatherCases, nextCases, noteCases } from './recognition.store.ts'

const PAGE = 5_000

/** TRI-01: says of each staged course whether it can be recognised, by the function of the audit, once for all that are alike. */
export async function recogniseStaged(tx: Tx, on: string): Promise<void> {
  await gatherCases(tx)
  for (let after = 0; ; ) {
    const cases = await nextCases(tx, { after, limit: PAGE, on })
    const last = cases.at(-1)
    if (!last) return
    await noteCases(
      tx,
      cases.map((one) => ({ caseNo: one.caseNo, note: noteOf(one, on) })),
    )
    after = last.caseNo
  }
}

function noteOf(one: CourseCase, on: string): string {
  const { code, name, credits, nameHere, creditsHere } = one
  const course = {
    ...{ code, name, credits, passedOn: on },
    outcome: { kind: 'marked' as const, mark: one.isFailed ? 0 : 100 },
  }
  const here = nameHere === null ? undefined : { name: nameHere, credits: creditsHere ?? [] }
  const why = whyNotRecognised(course, here, on)
  return why === undefined ? 'recognised' : `not_recognised:${why}`
}
