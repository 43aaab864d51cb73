import type { GraduationForm } from '#contracts/forms/graduation.ts'

export type Era = NonNullable<GraduationForm['prior']['era']>

/** The papers that prove a prior qualification of each era (manual 3.2.5): the Ministry registers diplomas since 2002. */
const PAPERS = {
  since2002: ['diploma', 'registration_form'],
  before2002: ['diploma', 'verification_report'],
} as const satisfies Record<Era, readonly string[]>

/** The types of papers to be shown; before the era is chosen, the diploma that both need. */
export function papersOf(era: Era | undefined): readonly string[] {
  return era === undefined ? ['diploma'] : PAPERS[era]
}

export function withPrior(form: GraduationForm, part: Partial<GraduationForm['prior']>): GraduationForm {
  return { ...form, prior: { ...form.prior, ...part } }
}

export function withPaper(form: GraduationForm, id: string): GraduationForm {
  const { credentialIds } = form.prior
  return credentialIds.includes(id) ? form : withPrior(form, { credentialIds: [...credentialIds, id] })
}

export function withoutPapers(form: GraduationForm, ids: readonly string[]): GraduationForm {
  return withPrior(form, { credentialIds: form.prior.credentialIds.filter((id) => !ids.includes(id)) })
}
