import { dictionary } from '@zxcvbn-ts/language-common'

const COMMON = new Set<string>(dictionary['passwords-common'])

/** Whether the password, or what is left without its trailing digits and signs, is on the list of common ones. */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const stem = folded.replace(/[^a-z]+$/, '')
  return COMMON.has(folded) || (stem.length >= 4 && stem.length >= folded.length - 4 && COMMON.has(stem))
}
