import { credentialsIn, type Filed, picturesIn, type Section } from '#contracts/filed.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'
import type { RegistrationCourse, RegistrationForm } from './registration-form.ts'

/** What a form is made of besides what was filed. */
export interface FormMaterial {
  filed: Filed
  majorCode: string
  /** As on record now: name and number may have been corrected since the filing (PRF-01). */
  person: { name: string; idType: string; idNumber: string; born: string | undefined }
  courses: readonly RegistrationCourse[]
  thesisScore: string
  diploma: RegistrationForm['diploma']
  remarks: string
  isApproved: boolean
  isSample: boolean
  at: Date
}

/**
 * GRA-11: makes the form of exactly what was filed; only name, ID number and the day of birth in it are those of the record.
 * What was not filed leaves its place empty, and the photo's bytes are put in later.
 */
export function filedForm(material: FormMaterial): RegistrationForm {
  const { filed, person, majorCode } = material
  const fact = (section: string, key: string) => factIn(filed, section, key)
  return {
    person: {
      ...person,
      gender: fact('person', 'gender'),
      born: person.born ?? fact('person', 'bornOn'),
      ethnicity: fact('person', 'ethnicity'),
      politicalStatus: fact('person', 'politicalStatus'),
      birthplace: fact('person', 'birthplace'),
      employer: fact('contact', 'employer'),
      position: fact('contact', 'position'),
      address: fact('contact', 'address'),
      postcode: fact('contact', 'postcode'),
      phone: fact('contact', 'phone'),
    },
    photo: undefined,
    plan: {
      ticketNo: fact('plan', 'ticketNo'),
      code: majorCode,
      // 「120203K 会计学」
      name: fact('plan', 'major').replace(`${majorCode} `, ''),
      level: fact('plan', 'level'),
      school: fact('plan', 'school'),
      graduatesIn: monthOf(fact('plan', 'graduatesOn')),
    },
    prior: { school: fact('prior', 'school'), major: fact('prior', 'major'), ...priorDiploma(filed) },
    resume: rowsIn(filed, 'resume').map((cell) => ({
      period: cell('period'),
      place: cell('place'),
      role: cell('role'),
      witness: cell('witness'),
    })),
    family: rowsIn(filed, 'family').map((cell) => ({
      name: cell('name'),
      relation: cell('relation'),
      employer: cell('employer'),
    })),
    awards: proseIn(filed, 'awards'),
    thesis: { title: fact('plan', 'thesisTitle'), score: material.thesisScore },
    courses: material.courses,
    appraisal: proseIn(filed, 'appraisal'),
    diploma: material.diploma,
    remarks: material.remarks,
    isApproved: material.isApproved,
    isSample: material.isSample,
    at: material.at,
  }
}

/** The image of the photo that was filed; undefined: none was. */
export function filedPhoto(filed: Filed): string | undefined {
  const sections = filed.sections.filter(({ key }) => key === 'photo')
  return picturesIn({ sections })[0]?.images[0]?.id
}

function sectionOf<Kind extends Section['kind']>(filed: Filed, key: string, kind: Kind) {
  return filed.sections.find(
    (section): section is Extract<Section, { kind: Kind }> => section.key === key && section.kind === kind,
  )
}

function factIn(filed: Filed, section: string, key: string): string {
  const found = sectionOf(filed, section, 'facts')?.facts.find((fact) => fact.key === key)
  return found?.value ?? ''
}

function proseIn(filed: Filed, key: string): string {
  return sectionOf(filed, key, 'prose')?.body ?? ''
}

/** The rows of a table, each as a way to read its cells by the keys of their columns; what is not there is empty. */
function rowsIn(filed: Filed, key: string): ((column: string) => string)[] {
  const table = sectionOf(filed, key, 'table')
  if (!table) return []
  const places = new Map(table.columns.map((column, place) => [column.key, place]))
  return table.rows.map(
    ({ cells }) =>
      (column) =>
        cells[places.get(column) ?? -1] ?? '',
  )
}

/** The number and the date of the prior diploma, as its owner copied them from the paper. */
function priorDiploma(filed: Filed): { diplomaNo: string; graduated: string } {
  const fields = credentialsIn(filed).find(({ type }) => type === 'diploma')?.fields
  const [dated] = credentialFacts({ type: 'diploma', fields: { obtainedOn: fields?.obtainedOn ?? '' } })
  return { diplomaNo: fields?.number ?? '', graduated: dated?.value ?? '' }
}

/** 2026年12月30日 → 2026年12月: the day is the authority's, the form names the month. */
function monthOf(date: string): string {
  return date.replace(/月\d{1,2}日$/, '月')
}
