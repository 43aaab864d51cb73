import { fold } from '#rulebook/folding/fold.ts'
import { keepableText } from '#rulebook/free-text/keepable-text.ts'
import { maskIdNumber } from '#rulebook/masking.ts'

const WHOLE = /^(\d{15}|\d{17}[\dX])$/
const WITHIN = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g
const SHORTEST = 15

/**
 * Makes a cell's text fit to be stored. Masks an ID number or a mobile phone number that slipped into another column
 * (ACC-02), and drops what PostgreSQL cannot store (NUL, half a surrogate pair). Only an ID number is as long as an ID
 * number, so a mistyped one is masked as well.
 */
export function keepableCell(text: string): string {
  const sound = text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
  if (sound.length < SHORTEST) return keepableText(sound)
  const number = fold('id_number', sound)
  if (WHOLE.test(number)) return maskIdNumber(number)
  return keepableText(sound.replaceAll(WITHIN, (found) => maskIdNumber(found)))
}
