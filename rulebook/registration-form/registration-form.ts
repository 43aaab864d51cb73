import { CONTACT_PROBLEM_WORDS, MOBILE_WORDS } from '../contact/contact.texts.ts'
import { isMobileNumber, judgeContact } from '../contact/contact.ts'
import { emojiIn } from './appraisal.ts'
import { ETHNIC_GROUPS } from './ethnic-groups.ts'
import { POLITICAL_STATUSES } from './political-statuses.ts'
import { registrationTexts as texts } from './registration-form.texts.ts'

/** What 《毕业生登记表》 says of the graduate besides the record (GRA-01). Empty texts: not filled in. */
export interface RegistrationForm {
  contact: Readonly<Record<ContactField, string>>
  resume: readonly { from: string; until: string; place: string; role: string; witness: string }[]
  family: readonly { relation: string; name: string; employer: string }[]
  awards: string
  thesisTitle: string
}

export type ContactField = keyof (typeof texts)['labels']

/** Which of its parts the batch asks for. */
export interface RegistrationNeeds {
  resume: boolean
  family: boolean
  /** The plan has a thesis. */
  thesisTitle: boolean
}

export interface RegistrationProblem {
  /** `contact.phone`, `resume.2.from`… */
  field: string
  code: string
  text: string
}

/** Everything that is missing or impossible, at once, each at its field (GRA-01); `today` is a day in Beijing. */
export function judgeRegistration(
  form: RegistrationForm,
  { needs, today }: { needs: RegistrationNeeds; today: string },
): RegistrationProblem[] {
  return [
    ...contactProblems(form.contact),
    ...resumeProblems(form.resume, { isNeeded: needs.resume, month: today.slice(0, 7) }),
    ...familyProblems(form.family, needs.family),
    ...(needs.thesisTitle && form.thesisTitle.trim() === ''
      ? [problem('thesisTitle', 'missing', texts.thesisTitleMissing)]
      : []),
    ...printProblems(form),
  ]
}

const REQUIRED = ['birthplace', 'address', 'postcode', 'phone'] as const

function contactProblems(contact: RegistrationForm['contact']): RegistrationProblem[] {
  const { gender, ethnicity, politicalStatus, birthplace, phone } = contact
  const written = (field: ContactField) => contact[field].trim()
  const unchosen = [
    ...(gender === '' ? (['gender'] as const) : []),
    ...(ETHNIC_GROUPS.includes(ethnicity) ? [] : (['ethnicity'] as const)),
    ...(POLITICAL_STATUSES.includes(politicalStatus) ? [] : (['politicalStatus'] as const)),
  ]
  const filledIn = (field: 'email' | 'address' | 'postcode') =>
    written(field) === '' ? {} : { [field]: written(field) }
  return [
    ...unchosen.map((field) => problem(`contact.${field}`, 'missing', texts.choose(texts.labels[field]))),
    ...REQUIRED.filter((field) => written(field) === '').map((field) =>
      problem(`contact.${field}`, 'missing', texts.missing(texts.labels[field])),
    ),
    ...([...birthplace.trim()].length === 1
      ? [problem('contact.birthplace', 'malformed', texts.birthplaceShort)]
      : []),
    ...(phone !== '' && !isMobileNumber(phone) ? [problem('contact.phone', 'malformed', MOBILE_WORDS)] : []),
    ...judgeContact({ ...filledIn('email'), ...filledIn('address'), ...filledIn('postcode') }).map((field) =>
      problem(`contact.${field}`, 'malformed', CONTACT_PROBLEM_WORDS[field]),
    ),
  ]
}

function resumeProblems(
  resume: RegistrationForm['resume'],
  { isNeeded, month }: { isNeeded: boolean; month: string },
): RegistrationProblem[] {
  if (resume.length === 0) return isNeeded ? [problem('resume', 'missing', texts.resumeMissing)] : []
  return resume.flatMap((period, row) => [
    ...(['from', 'place', 'role'] as const)
      .filter((key) => period[key].trim() === '')
      .map((key) => problem(`resume.${row}.${key}`, 'missing', texts.period[key])),
    ...orderProblems(period, { month, previous: resume[row - 1]?.from ?? '' }).map(({ key, code, text }) =>
      problem(`resume.${row}.${key}`, code, text),
    ),
  ])
}

function orderProblems(
  { from, until }: { from: string; until: string },
  { month, previous }: { month: string; previous: string },
): { key: string; code: string; text: string }[] {
  // A year without its month is no month: left out, an end would be printed as 「至今」.
  const unfinished = Object.entries({ from, until }).filter(([, typed]) => typed !== '' && !MONTH.test(typed))
  if (unfinished.length > 0)
    return unfinished.map(([key]) => ({ key, code: 'malformed', text: texts.periodUnfinished }))
  if (from === '') return []
  return [
    ...(until !== '' && until < from ? [{ key: 'until', code: 'order', text: texts.periodOrder }] : []),
    ...(from > month ? [{ key: 'from', code: 'future', text: texts.periodFuture }] : []),
    ...(until > month ? [{ key: 'until', code: 'future', text: texts.periodFuture }] : []),
    ...(MONTH.test(previous) && from < previous
      ? [{ key: 'from', code: 'sequence', text: texts.periodSequence }]
      : []),
  ]
}

const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/

function familyProblems(family: RegistrationForm['family'], isNeeded: boolean): RegistrationProblem[] {
  if (family.length === 0) return isNeeded ? [problem('family', 'missing', texts.familyMissing)] : []
  return family.flatMap(({ relation, name }, row) => [
    ...(relation.trim() === ''
      ? [problem(`family.${row}.relation`, 'missing', texts.relative.relation)]
      : []),
    // 「无」 as the relation says that there is nobody.
    ...(name.trim() === '' && relation.trim() !== '无'
      ? [problem(`family.${row}.name`, 'missing', texts.relative.name)]
      : []),
  ])
}

/** Emoji, in every text of the form. */
function printProblems({ contact, resume, family, awards, thesisTitle }: RegistrationForm) {
  const written: [string, string][] = [
    ...Object.entries(contact).map(([key, text]): [string, string] => [`contact.${key}`, text]),
    ...resume.flatMap((row, place) => textsOf(`resume.${place}`, row)),
    ...family.flatMap((row, place) => textsOf(`family.${place}`, row)),
    ['awards', awards],
    ['thesisTitle', thesisTitle],
  ]
  return written.flatMap(([field, text]) => {
    const strange = emojiIn(text)
    return strange === undefined ? [] : [problem(field, 'unprintable', texts.unprintable(strange))]
  })
}

function textsOf(at: string, row: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(row).map(([key, text]) => [`${at}.${key}`, text])
}

function problem(field: string, code: string, text: string): RegistrationProblem {
  return { field, code, text }
}
