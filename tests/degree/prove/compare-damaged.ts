import { damage } from '../generate/damage.ts'
import { diceFor } from '../generate/dice.ts'
import { smallCase } from '../generate/small-case.ts'
import { invalidAnswer } from '../shape/problems.ts'
import type { Subject } from './subject.ts'

/** A damaged line, when the answer differs from what an independent reading of §1 says, or nothing comes back at all. */
export function compareDamaged(
  { answerLine }: Subject,
  seed: number,
): { line: string; said: string; expected: string } | undefined {
  const line = damage(diceFor(seed), JSON.stringify(smallCase(seed)))
  const said = answerOrError(answerLine, line)
  const invalid = invalidAnswer(line)
  const expected = invalid === undefined ? 'a verdict' : JSON.stringify(invalid)
  const isRight =
    invalid === undefined ? !said.includes('"verdict":"invalid"') && said.startsWith('{') : said === expected
  return isRight ? undefined : { line, said, expected }
}

function answerOrError(answerLine: Subject['answerLine'], line: string): string {
  try {
    return answerLine(line)
  } catch (error) {
    return `thrown: ${String(error)}`
  }
}
