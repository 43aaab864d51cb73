import { fold } from '#rulebook/folding/fold.ts'
import { keepableText } from '#rulebook/free-text/keepable-text.ts'
import { maskIdNumber } from '#rulebook/masking.ts'

const WHOLE = /^(\d{15}|\d{17}[\dX])$/
const WITHIN = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g
const SHORTEST = 15

/**
 * A cell's text as it may be kept: an ID number or a mobile phone that slipped into another column is masked (ACC-02), and what
 * PostgreSQL cannot store (NUL, half a surrogate pair) is dropped. No column takes anything of an ID number's length but an ID
 * number, so that here a mistyped one is masked as well.
 */
export function keepableCell(text: string): string {
  const sound = text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
  if (sound.length < SHORTEST) return keepableText(sound)
  const number = fold('id_number', sound)
  if (WHOLE.test(number)) return maskIdNumber(number)
  return keepableText(sound.replaceAll(WITHIN, (found) => maskIdNumber(found)))
}
