import type { RandomSource } from '#kernel/random.ts'

const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Makes sixteen letters and digits without lookalikes. The password opens an enrolment only and is shown once. */
export function makeOneTimePassword(deps: { random: RandomSource }): string {
  return Array.from({ length: 16 }, () => LETTERS[deps.random.below(LETTERS.length)]).join('')
}
