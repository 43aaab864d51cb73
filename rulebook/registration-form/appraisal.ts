import { registrationTexts as texts } from './registration-form.texts.ts'

/** How long a 自我鉴定 has to be: a row of the batch's rules (GRA-05). */
export interface AppraisalLimits {
  min: number
  max: number
}

export interface AppraisalProblem {
  code: 'missing' | 'too_short' | 'too_long' | 'unprintable'
  text: string
}

/**
 * A 自我鉴定 as it is filed and printed: paragraphs without what word processors add. Word separates lines of one paragraph by
 * U+000B, indents by tabs and ideographic blanks, and hides soft hyphens, joiners and zero-width signs in what is copied.
 */
export function tidyAppraisal(text: string): string {
  return text
    .replaceAll(/\p{Cf}|\ufe0f/gu, '')
    .split(/\r\n|(?!\t)\p{Cc}|\p{Zl}|\p{Zp}/u)
    .map((line) => line.replaceAll(/[\p{Zs}\t]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/**
 * Counts a 自我鉴定 by code points, blanks and line breaks aside (GRA-05): a character outside the Basic Multilingual Plane
 * is one, and nobody reaches the least length with blanks.
 */
export function countAppraisal(text: string): number {
  return [...tidyAppraisal(text).replaceAll(/\s/g, '')].length
}

/** Says everything that prevents a 自我鉴定 from being filed, in words (GRA-05). */
export function judgeAppraisal(text: string, { min, max }: AppraisalLimits): AppraisalProblem[] {
  const count = countAppraisal(text)
  if (count === 0) return [{ code: 'missing', text: texts.appraisalMissing(min, max) }]
  const strange = emojiIn(text)
  return [
    ...(count < min ? [{ code: 'too_short' as const, text: texts.appraisalShort(count, min) }] : []),
    ...(count > max ? [{ code: 'too_long' as const, text: texts.appraisalLong(count, max) }] : []),
    ...(strange === undefined ? [] : [{ code: 'unprintable' as const, text: texts.unprintable(strange) }]),
  ]
}

// Emoji: no font of a public register has them, and the form goes into the person's file. Any character, however rare, may stay:
// the paper shows what its fonts lack by its code, and lists it for the officer (GRA-11).
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const SIGNS = new Set(['©', '®', '™', '‼', '↔', '※', '☎', '★', '☆'])

/** Finds the first emoji in a text that will be printed; undefined when there is none. */
export function emojiIn(text: string): string | undefined {
  return [...text].find((character) => EMOJI.test(character) && !SIGNS.has(character))
}
