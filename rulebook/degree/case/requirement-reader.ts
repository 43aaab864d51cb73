import type { Requirement } from '../degree-case.ts'
import { code, count, credits, listOf, problem, type Reader } from './readers.ts'
import { exactlyOneOf, recordOf } from './record-of.ts'

/** A tree deeper than this is refused (`too_deep`), so that nothing that walks it can run out of stack. */
const DEEPEST = 32

/** The tree of what a plan or a situation requires. Readers are made once for each level, from the deepest up. */
export const requirement: Reader<Requirement> = Array.from({ length: DEEPEST }).reduce<Reader<Requirement>>(
  (deeper) => levelAbove(deeper),
  (_, at, problems) => problem(problems, at, 'too_deep'),
)

function levelAbove(deeper: Reader<Requirement>): Reader<Requirement> {
  return exactlyOneOf({
    course: code,
    all: listOf(deeper),
    choose: recordOf({ atLeast: count, of: listOf(deeper) }, { minCredits: credits }),
  })
}
