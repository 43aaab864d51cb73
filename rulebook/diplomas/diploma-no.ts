import type { DegreeLevel } from './diploma-no-parts.ts'
import { type NumberPart, parsePattern } from './diploma-no-parts.ts'

/** How diploma numbers are made from a day on: differs by province, so it is data with a source (domain.md 4.8). */
export interface DiplomaNoRule {
  /** Digits and places: `6{level:5/6}31{ticket}{check}`. */
  pattern: string
  /** What each character counts for in the check sum, over and over. */
  checkWeights: readonly number[]
  /** The check character by the remainder. */
  checkCharacters: string
}

/** What a number may be made of. */
export interface DiplomaNoInput {
  ticketNo: string
  level: DegreeLevel
  /** The diploma's date, `2026-12-30`. */
  graduatesOn: string
  /** The place in the register of the batch, from 1 on. */
  sequenceNo: number
}

/**
 * Makes a diploma number; undefined when the rule cannot make one of this input: a sequence number with too many
 * digits, or a 准考证号 that is not all digits.
 */
export function makeDiplomaNo(rule: DiplomaNoRule, input: DiplomaNoInput): string | undefined {
  const parts = parsePattern(rule.pattern)
  if (typeof parts === 'string') return undefined
  let number = ''
  for (const part of parts) {
    const text = textOf(part, { rule, input, before: number })
    if (text === undefined) return undefined
    number += text
  }
  return number
}

/** The check character of what stands before it; undefined when that is not all digits. */
export function checkCharacterOf(
  digits: string,
  { checkWeights, checkCharacters }: Pick<DiplomaNoRule, 'checkWeights' | 'checkCharacters'>,
): string | undefined {
  if (!/^\d+$/.test(digits) || checkWeights.length === 0) return undefined
  const sum = [...digits].reduce(
    (total, digit, at) => total + Number(digit) * (checkWeights[at % checkWeights.length] ?? 0),
    0,
  )
  return checkCharacters[sum % checkCharacters.length]
}

interface Place {
  rule: DiplomaNoRule
  input: DiplomaNoInput
  before: string
}

function textOf(part: NumberPart, { rule, input, before }: Place): string | undefined {
  switch (part.kind) {
    case 'digits':
      return part.digits
    case 'level':
      return part[input.level]
    case 'ticket':
      return /^\d+$/.test(input.ticketNo) ? input.ticketNo : undefined
    case 'year':
      return input.graduatesOn.slice(4 - part.length, 4)
    case 'session':
      return Number(input.graduatesOn.slice(5, 7)) <= 6 ? '1' : '2'
    case 'sequence':
      return String(input.sequenceNo).length > part.length
        ? undefined
        : String(input.sequenceNo).padStart(part.length, '0')
    case 'check':
      return checkCharacterOf(before, rule)
    default:
      return part satisfies never
  }
}
