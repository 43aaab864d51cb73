import type { ExemptionForm } from '#contracts/forms/exemption.ts'

/**
 * Changes the chosen courses (EXM-02). A credential for all courses covers the new ones too; a credential for some
 * courses keeps those.
 */
export function withCourses(form: ExemptionForm, courses: readonly string[]): ExemptionForm {
  const evidence = form.evidence.map((one) => {
    const isShared = form.courses.every((code) => one.courses.includes(code))
    return { ...one, courses: courses.filter((code) => isShared || one.courses.includes(code)) }
  })
  return { ...form, courses: [...courses], evidence }
}

/**
 * Adds a credential for all chosen courses; the person may narrow it later. A credential already in the form is
 * unchanged.
 */
export function withCredential(form: ExemptionForm, credentialId: string): ExemptionForm {
  if (form.evidence.some((one) => one.credentialId === credentialId)) return form
  return { ...form, evidence: [...form.evidence, { credentialId, courses: [...form.courses] }] }
}

export function withoutCredential(form: ExemptionForm, credentialId: string): ExemptionForm {
  return { ...form, evidence: form.evidence.filter((one) => one.credentialId !== credentialId) }
}

/** Sets whether a credential is for a course; the courses keep their order. */
export function withUse(
  form: ExemptionForm,
  use: { credentialId: string; course: string; isUsed: boolean },
): ExemptionForm {
  const evidence = form.evidence.map((one) => {
    if (one.credentialId !== use.credentialId) return one
    const courses = form.courses.filter((code) =>
      code === use.course ? use.isUsed : one.courses.includes(code),
    )
    return { ...one, courses }
  })
  return { ...form, evidence }
}

/**
 * Whether it is asked for which courses a credential is: of several, and of the only one that is left as long as the credential is not for
 * it. Without the question nothing could be said of a credential that was for other courses.
 */
export function asksForUse(form: ExemptionForm, credentialId: string): boolean {
  const { courses: used = [] } = form.evidence.find((one) => one.credentialId === credentialId) ?? {}
  return form.courses.length > 1 || form.courses.some((code) => !used.includes(code))
}

/** The chosen courses without any credential. */
export function uncoveredCourses(form: ExemptionForm): string[] {
  return form.courses.filter((code) => !form.evidence.some(({ courses }) => courses.includes(code)))
}

/** The ids of the credentials in the form, in the form's order. */
export function credentialsOf(form: ExemptionForm): string[] {
  return form.evidence.map(({ credentialId }) => credentialId)
}
