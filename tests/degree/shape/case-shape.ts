import {
  among,
  below,
  type Check,
  code,
  count,
  countFromOne,
  credits,
  date,
  flag,
  isObject,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  say,
  text,
  yes,
} from './checks.ts'

/** A tree's levels, its root being the first. */
const LEVELS = 32

function requirementAt(level: number): Check {
  return (value, at) => {
    if (level > LEVELS) return say(at, 'too_deep')
    const members = listOf(requirementAt(level + 1))
    const choose = object({ required: { atLeast: count, of: members }, optional: { minCredits: credits } })
    return oneOf({ course: code, all: members, choose })(value, at)
  }
}

const course = object({
  required: { code, credits, mode: among('written', 'practice', 'thesis') },
  optional: { ownMajor: flag, partOf: code, offered: flag },
})

const situation = object({
  required: { id: text, courses: listOf(course), requires: requirementAt(1) },
})

const plan = object({
  required: {
    major: text,
    version: text,
    level: among('benke', 'zhuanke'),
    validFrom: orNull(date),
    validTo: orNull(date),
    minCourses: countFromOne,
    minCredits: credits,
    courses: listOf(course),
    requires: requirementAt(1),
    situations: listOf(situation),
    local: orNull(object({ required: { min: count, named: listOf(code), minNamed: count, exempt: flag } })),
  },
})

const substitution = object({
  required: {
    id: text,
    old: listOf(code),
    new: listOf(code),
    needs: object({ required: { atLeast: countFromOne }, optional: { minCredits: credits } }),
    passedBefore: orNull(date),
    appliesFrom: orNull(date),
    appliesTo: orNull(date),
    exempted: flag,
  },
})

const outcome = oneOf({
  mark: number(0, 100, 1),
  grade: among('excellent', 'good', 'medium', 'pass', 'fail'),
  exempted: yes,
  absent: yes,
  violation: yes,
})

const sources = ['exam', 'practice', 'exemption', 'transfer_in', 'supplement']

const ofEveryScore = {
  id: text,
  course: code,
  credits,
  outcome,
  passedOn: date,
  source: among(...sources),
  state: among('valid', 'transferred_out', 'void'),
}
const ofTransfers = { transferredOn: date, creditsAtOrigin: credits, nameAgrees: flag }

/** Three keys belong to transferred scores only; of an unknown source it cannot be said. */
const score: Check = (value, at) => {
  const source = isObject(value) ? value.source : undefined
  const required = source === 'transfer_in' ? { ...ofEveryScore, ...ofTransfers } : ofEveryScore
  const isKnown = typeof source === 'string' && sources.includes(source)
  const optional = isKnown ? { ownMajor: flag } : { ownMajor: flag, ...ofTransfers }
  return [...object({ required, optional })(value, at), ...exemptionProblems(value, at)]
}

/** An exemption has no other outcome; what is wrong with the outcome in itself is said elsewhere. */
const exemptionProblems: Check = (value, at) => {
  if (!isObject(value) || value.source !== 'exemption') return []
  const isFine = outcome(value.outcome, '').length === 0
  const isExempted = isObject(value.outcome) && Object.hasOwn(value.outcome, 'exempted')
  return isFine && !isExempted ? say(below(at, 'outcome'), 'bad_value') : []
}

const record = object({
  required: {
    situation: orNull(text),
    priorQualification: among('verified', 'claimed', 'none'),
    ticket: among('active', 'transferring_out', 'transferred_out', 'graduated', 'closed'),
    sanctions: listOf(object({ required: { kind: text, until: date } })),
    diplomas: listOf(object({ required: { major: text, level: among('benke', 'zhuanke') } })),
    scores: listOf(score),
  },
})

/** The shape of a case, key by key (§1 of the paper). */
export const caseShape: Check = object({
  required: {
    id: text,
    on: date,
    graduatesOn: date,
    plan,
    substitutions: listOf(substitution),
    transferMonths: count,
    record,
  },
})
