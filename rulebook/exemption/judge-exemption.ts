import { certificateNumberOf } from '../evidence/certificate-number.ts'
import type { CredentialField } from '../evidence/credential-types.ts'
import { type ExemptionRule, type RuleCondition, type RuleContext, rulesFor } from './exemption-rule.ts'

/** A credential as a rule looks at it. */
export interface OfferedCredential {
  id: string
  type: string
  fields: Partial<Record<CredentialField, string>>
}

/** One application: a course, and what is offered for it. */
export interface ExemptionQuestion {
  course: string
  credentials: readonly OfferedCredential[]
}

export type ExemptionReason =
  | { code: 'supported'; rule: ExemptionRule }
  | { code: 'excluded'; rule: ExemptionRule; credentialId: string }
  | { code: 'condition_missing'; rule: ExemptionRule; missing: readonly RuleCondition[] }
  | { code: 'together_missing'; rule: ExemptionRule; courses: readonly string[] }
  | { code: 'used_once'; rule: ExemptionRule; course: string }
  | { code: 'no_rule' }

export interface ExemptionVerdict {
  course: string
  verdict: 'supported' | 'unsupported' | 'undecided'
  reasons: readonly ExemptionReason[]
}

/**
 * Judges every course of one application against the rules. The result does not depend on the order of credentials and
 * questions. `takenUp`: the courses that the person was exempted from or has applied for, with the credentials used for
 * them. `covered`: the courses that are passed or exempted, which nobody can apply for any more. A course is `unsupported` only where a rule refuses it or its condition is missing; where no rule covers it, it is
 * `undecided`.
 */
export function judgeExemptions(
  questions: readonly ExemptionQuestion[],
  basis: {
    rules: readonly ExemptionRule[]
    context: RuleContext
    takenUp: readonly ExemptionQuestion[]
    covered: ReadonlySet<string>
  },
): ExemptionVerdict[] {
  const rules = rulesFor(basis.rules, basis.context)
  const asked = [...questions, ...basis.takenUp].map(({ course }) => course)
  const courses = new Set([...asked, ...basis.covered])
  const certificates = certificatesAmong(questions)
  const matches = questions.map((question) => ({
    question,
    options: optionsOf(question, { rules, courses, certificates }),
  }))
  const chosen = assign(matches, spentOn(basis.takenUp, { rules: basis.rules, certificates }))
  return matches.map(({ question, options }, place) =>
    verdictOf({ question, options, rules, courses, taken: chosen[place] }),
  )
}

/** By the id of each credential, which stands for its certificate: a number that was entered twice is one certificate. */
type Certificates = ReadonlyMap<string, string>

function certificatesAmong(questions: readonly ExemptionQuestion[]): Certificates {
  const credentials = questions.flatMap((question) => question.credentials)
  const alike = Map.groupBy(
    credentials,
    ({ id, fields }) => certificateNumberOf(fields) ?? `no number: ${id}`,
  )
  return new Map(
    [...alike.values()].flatMap((all) => {
      const [first = ''] = all.map(({ id }) => id).toSorted()
      return all.map(({ id }) => [id, first] as const)
    }),
  )
}

/** A way to support a course: a rule, and the credential that it uses up, if it does. */
interface Option {
  rule: ExemptionRule
  usedUp: { group: string; id: string } | undefined
}

/** Those that need a course that is not there come last: any other does as well. */
function optionsOf(
  question: ExemptionQuestion,
  basis: { rules: readonly ExemptionRule[]; courses: ReadonlySet<string>; certificates: Certificates },
): Option[] {
  const { rules, courses, certificates } = basis
  const options = rules
    .filter(({ kind, courses }) => kind === 'exempts' && courses.includes(question.course))
    .filter((rule) => missingOf(rule, question.credentials).length === 0)
    .flatMap((rule): Option[] => {
      const [first] = rule.conditions
      const group = rule.onceGroup
      if (!group || !first) return [{ rule, usedUp: undefined }]
      return question.credentials
        .filter((credential) => satisfies(credential, first))
        .map(({ id }) => ({ rule, usedUp: { group, id: certificates.get(id) ?? id } }))
    })
  const isLacking = ({ rule }: Option) => lackingOf(rule, question.course, courses).length > 0
  return [...options.filter((option) => !isLacking(option)), ...options.filter(isLacking)]
}

function lackingOf({ together = [] }: ExemptionRule, course: string, courses: ReadonlySet<string>): string[] {
  return together.filter((one) => one !== course && !courses.has(one))
}

const keyOf = ({ group, id }: { group: string; id: string }) => `${group} ${id}`

/**
 * Collects the certificates that earlier courses used up. A certificate is used up where a rule lets it serve once and
 * covers that course; a certificate that was only attached stays free. Rules of every level count, because the other 准考证
 * may be of another level.
 */
function spentOn(
  takenUp: readonly ExemptionQuestion[],
  { rules, certificates }: { rules: readonly ExemptionRule[]; certificates: Certificates },
): Set<string> {
  return new Set(
    takenUp.flatMap(({ course, credentials }) =>
      rules.flatMap(({ onceGroup: group, courses, conditions: [first] }) =>
        group && courses.includes(course)
          ? credentials
              .filter(({ type }) => first?.types.includes(type))
              .map(({ id }) => keyOf({ group, id: certificates.get(id) ?? id }))
          : [],
      ),
    ),
  )
}

/** Which option supports which question so that as many as can be are supported: augmenting paths, not first come. */
function assign(
  matches: readonly { question: ExemptionQuestion; options: readonly Option[] }[],
  spent: ReadonlySet<string>,
): (Option | undefined)[] {
  const free = matches.map(({ options }) =>
    options.filter(({ usedUp }) => !usedUp || !spent.has(keyOf(usedUp))),
  )
  const chosen: (Option | undefined)[] = matches.map(() => undefined)
  const holder = new Map<string, number>()
  const take = (index: number, seen: Set<string>): boolean =>
    (free[index] ?? []).some((option) => {
      const key = option.usedUp && keyOf(option.usedUp)
      if (key && (seen.has(key) || !canHave(key, seen.add(key)))) return false
      if (key) holder.set(key, index)
      chosen[index] = option
      return true
    })
  // A course keeps its certificate, unless another certificate serves that course as well.
  const canHave = (key: string, seen: Set<string>): boolean => {
    const other = holder.get(key)
    return other === undefined || take(other, seen)
  }
  const order = matches.map((_, index) => index)
  order.sort((a, b) => compare(matches[a]?.question, matches[b]?.question))
  for (const index of order) take(index, new Set())
  return chosen
}

function compare(a: ExemptionQuestion | undefined, b: ExemptionQuestion | undefined): number {
  return (a?.course ?? '').localeCompare(b?.course ?? '')
}

function verdictOf(match: {
  question: ExemptionQuestion
  options: readonly Option[]
  rules: readonly ExemptionRule[]
  courses: ReadonlySet<string>
  taken: Option | undefined
}): ExemptionVerdict {
  const { question, options, rules, courses, taken } = match
  const { course } = question
  if (taken) {
    const lacking = lackingOf(taken.rule, course, courses)
    if (lacking.length === 0)
      return { course, verdict: 'supported', reasons: [{ code: 'supported', rule: taken.rule }] }
    return {
      course,
      verdict: 'unsupported',
      reasons: [{ code: 'together_missing', rule: taken.rule, courses: lacking }],
    }
  }
  const [blocked] = options
  if (blocked)
    return { course, verdict: 'unsupported', reasons: [{ code: 'used_once', rule: blocked.rule, course }] }
  const reasons = refusalsOf(question, rules)
  return reasons.length > 0
    ? { course, verdict: 'unsupported', reasons }
    : { course, verdict: 'undecided', reasons: [{ code: 'no_rule' }] }
}

function refusalsOf(question: ExemptionQuestion, rules: readonly ExemptionRule[]): ExemptionReason[] {
  const speaking = rules.filter(({ courses }) => courses.includes(question.course))
  const excluded = speaking.flatMap((rule): ExemptionReason[] => {
    if (rule.kind !== 'excludes') return []
    const found = question.credentials.find((credential) =>
      rule.conditions.every((condition) => satisfies(credential, condition)),
    )
    return found ? [{ code: 'excluded', rule, credentialId: found.id }] : []
  })
  const missing = speaking.flatMap((rule): ExemptionReason[] =>
    rule.kind === 'exempts'
      ? [{ code: 'condition_missing', rule, missing: missingOf(rule, question.credentials) }]
      : [],
  )
  return [...excluded, ...missing]
}

function missingOf(rule: ExemptionRule, credentials: readonly OfferedCredential[]): RuleCondition[] {
  return rule.conditions.filter(
    (condition) => !credentials.some((credential) => satisfies(credential, condition)),
  )
}

function satisfies(credential: OfferedCredential, condition: RuleCondition): boolean {
  const { qualification = '', obtainedOn = '' } = credential.fields
  if (!condition.types.includes(credential.type)) return false
  if (condition.qualifications && !condition.qualifications.includes(qualification)) return false
  return condition.obtainedBefore === undefined || isBefore(obtainedOn.trim(), condition.obtainedBefore)
}

/** Whether a day, or a whole month where only that is known (EVI-01), lies before a day; of nothing it does not. */
function isBefore(date: string, day: string): boolean {
  const last = date.length === 'yyyy-mm'.length ? `${date}-31` : date
  return last !== '' && last < day
}
