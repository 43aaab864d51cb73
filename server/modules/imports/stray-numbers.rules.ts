import { normalizeIdNumber } from '#rulebook/identity/id-number.ts'
import { maskIdNumber, maskPhone } from '#rulebook/masking.ts'

const WHOLE = /^(\d{15}|\d{17}[\dX])$/
const WITHIN = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g
const PHONE_WITHIN = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const SHORTEST = 11

/**
 * A cell's text as it may be kept: an ID number or a mobile phone that slipped into another column is masked (ACC-02), and what
 * PostgreSQL cannot store (NUL, half a surrogate pair) is dropped.
 */
export function keepableText(text: string): string {
  const sound = text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
  if (sound.length < SHORTEST) return sound
  const number = normalizeIdNumber(sound)
  if (WHOLE.test(number)) return maskIdNumber(number)
  return sound.replaceAll(WITHIN, (found) => maskIdNumber(found)).replaceAll(PHONE_WITHIN, maskPhone)
}
