import type { ExemptionForm } from '#contracts/forms/exemption.ts'

/** EXM-02: a credential that stood for all courses stands for the new ones too; one of some courses stays with its own. */
export function withCourses(form: ExemptionForm, courses: readonly string[]): ExemptionForm {
  const evidence = form.evidence.map((one) => {
    const isShared = form.courses.every((code) => one.courses.includes(code))
    return { ...one, courses: courses.filter((code) => isShared || one.courses.includes(code)) }
  })
  return { ...form, courses: [...courses], evidence }
}

/** A credential for all chosen courses, until somebody says for which; one that is there stays as it is. */
export function withCredential(form: ExemptionForm, credentialId: string): ExemptionForm {
  if (form.evidence.some((one) => one.credentialId === credentialId)) return form
  return { ...form, evidence: [...form.evidence, { credentialId, courses: [...form.courses] }] }
}

export function withoutCredential(form: ExemptionForm, credentialId: string): ExemptionForm {
  return { ...form, evidence: form.evidence.filter((one) => one.credentialId !== credentialId) }
}

/** Says whether a credential stands for a course; the courses keep their order. */
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

/** The chosen courses that no credential stands for. */
export function uncoveredCourses(form: ExemptionForm): string[] {
  return form.courses.filter((code) => !form.evidence.some(({ courses }) => courses.includes(code)))
}

/** The credentials that the form uses, in its order. */
export function credentialsOf(form: ExemptionForm): string[] {
  return form.evidence.map(({ credentialId }) => credentialId)
}
