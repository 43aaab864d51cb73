import { requireFound } from '#kernel/refusal.ts'
import { type ApplicationRow, openRevision } from '#modules/applications/public.ts'
import { listCourseNames } from '#modules/catalogue/public.ts'
import { findDiplomaOf } from '#modules/diplomas/public.ts'
import { findImage } from '#modules/evidence/public.ts'
import { findPerson, wordsOfIdType } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { parseDegreeCase } from '#rulebook/degree/parse-degree-case.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { type ChangedCourse, listChangedCourses } from './changed-scores.ts'
import { degreeCourses, thesisScore } from './degree-courses.ts'
import { findDegreeDecision } from './degree-decision.store.ts'
import { filedForm, filedPhoto } from './filed-form.ts'
import type { RegistrationForm } from './registration-form.ts'

/** While these last, the form is to be checked; once it is approved, filed. */
const PRINTED = new Set<string>(['pending', 'in_review', 'amending', 'approved'])

/** A form without its photo, whose bytes are not in the database. */
export interface GatheredForm {
  form: RegistrationForm
  photo: NonNullable<Awaited<ReturnType<typeof findImage>>> | undefined
  /** Courses whose score is another now than in the case: until somebody decides on it, or a diploma stands, the form is not true. */
  changedCourses: readonly ChangedCourse[]
}

/**
 * Gathers what the form of an application says: the newest filed revision, and the courses of the case that was kept with its last
 * decision. Answers as for one that is not there when no degree was asked for, or nothing came of it.
 */
export async function gatherForm(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'config'>,
  { row, at, idNumber: shown }: { row: ApplicationRow; at: Date; idNumber: 'whole' | 'masked' },
): Promise<GatheredForm> {
  const decision = requireFound(PRINTED.has(row.state) ? await findDegreeDecision(tx, row) : undefined)
  const degreeCase = caseOf(decision.degreeCase)
  const { filed } = await openRevision(tx, deps, row)
  const person = requireFound(await findPerson(tx, row.person_id))
  const idNumber = deps.cipher.open('person.id_number', person.id_number_cipher)
  const bornOn = birthDateOf(idNumber)
  const codes = degreeCase.record.scores.map(({ course }) => course)
  const diploma = await findDiplomaOf(tx, { applicationId: row.id, at })
  const imageId = filedPhoto(filed)
  const changedCourses = await listChangedCourses(tx, { personId: row.person_id, degreeCase, at })
  const form = filedForm({
    filed,
    majorCode: row.subject,
    person: {
      name: person.name,
      idType: wordsOfIdType(person.id_type),
      idNumber: shown === 'whole' ? idNumber : maskIdNumber(idNumber),
      born: bornOn === undefined ? undefined : formatDate(bornOn),
    },
    courses: degreeCourses(degreeCase, await listCourseNames(tx, codes)),
    thesisScore: thesisScore(degreeCase),
    diploma: diploma && { number: diploma.diplomaNo, issued: formatDate(diploma.graduatesOn) },
    remarks: diploma ? remarksOf(changedCourses) : '',
    isApproved: row.state === 'approved',
    isSample: deps.config.mode === 'demonstration',
    at: row.moved_at,
  })
  return { form, changedCourses, photo: imageId === undefined ? undefined : await findImage(tx, imageId) }
}

/**
 * GRA-11, VER-02: the form of a graduate is a record of what the diploma was given on: it is printed as it was decided, and says under 备注 what was
 * corrected since, so that neither the archive nor the corrected score is hidden.
 */
function remarksOf(changed: readonly ChangedCourse[]): string {
  if (changed.length === 0) return ''
  const list = changed
    .map(({ course, decided, now }) => `${course} 审定时 ${decided}，现为 ${now}`)
    .join('；')
  return `本表按毕业审定时的成绩填写。此后有更正：${list}。`
}

function caseOf(text: string): DegreeCase {
  const parsed = parseDegreeCase(JSON.parse(text))
  if (parsed.kind === 'case') return parsed.degreeCase
  throw new Error(`a kept case is none: ${JSON.stringify(parsed.problems.slice(0, 3))}`)
}
