import type { Substitution } from './degree-case.ts'

/** Whether a rule of 顶替 is in force on a day; its first and its last day are days of it (AUD-02). */
export function isInForce(
  { appliesFrom, appliesTo }: Pick<Substitution, 'appliesFrom' | 'appliesTo'>,
  on: string,
): boolean {
  return (appliesFrom === null || appliesFrom <= on) && (appliesTo === null || on <= appliesTo)
}
