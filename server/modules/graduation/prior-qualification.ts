import type { CredentialView } from '#contracts/evidence.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { problemsOfCredential } from '#rulebook/evidence/credential-problems.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { registrationTexts as texts } from '#rulebook/registration-form/registration-form.texts.ts'

type Prior = GraduationForm['prior']

/** The papers that prove a qualification of each era, besides nothing else (manual 3.2.5). */
const PAPERS = {
  since2002: ['diploma', 'registration_form'],
  before2002: ['diploma', 'verification_report'],
} as const satisfies Record<NonNullable<Prior['era']>, readonly string[]>

const FIRST_REGISTERED_YEAR = 2002

/**
 * GRA-06: everything that is missing or impossible in the prior qualification. Diplomas since 2002 are registered by the
 * Ministry and proven by the 备案表, earlier ones by the 认证报告.
 */
export function priorProblems(
  prior: Prior,
  { wallet, today }: { wallet: readonly CredentialView[]; today: string },
): FieldProblem[] {
  const papers = prior.credentialIds.map((id) => ({ id, paper: wallet.find((one) => one.id === id) }))
  const present = papers.flatMap(({ paper }) => paper ?? [])
  const needed: readonly string[] = prior.era ? PAPERS[prior.era] : ['diploma']
  return [
    ...(prior.era
      ? []
      : [problem('prior.era', 'missing', '请选择前置学历的毕业年份：2002 年及以后，或 2002 年以前。')]),
    ...(prior.school.trim() === '' ? [problem('prior.school', 'missing', texts.priorSchool)] : []),
    ...(prior.major.trim() === '' ? [problem('prior.major', 'missing', texts.priorMajor)] : []),
    ...needed
      .filter((type) => !present.some((paper) => paper.type === type))
      .map((type) => problem(`prior.${type}`, 'missing', `请上传《${credentialTypeName(type)}》。`)),
    ...papers
      .filter(({ paper }) => paper === undefined)
      .map(({ id }) => problem(`evidence.${id}`, 'removed', '有一份凭证已被删除，请重新选择或上传。')),
    ...present.flatMap((paper) => paperProblems(paper, { prior, needed, today })),
  ]
}

/** The papers that the form names, in its order. */
export function priorPapers(prior: Prior, wallet: readonly CredentialView[]): CredentialView[] {
  return prior.credentialIds.flatMap((id) => wallet.find((one) => one.id === id) ?? [])
}

function paperProblems(
  paper: CredentialView,
  { prior, needed, today }: { prior: Prior; needed: readonly string[]; today: string },
): FieldProblem[] {
  const { id, type, fields, images } = paper
  if (prior.era && !needed.includes(type)) {
    const names = needed.map((one) => `《${credentialTypeName(one)}》`).join('和')
    const text = `前置学历须提供${names}，不需要《${credentialTypeName(type)}》，请移除。`
    return [problem(`evidence.${id}.type`, 'misfit', text)]
  }
  const found = problemsOfCredential({ id, type, fields, imageCount: images.length }, today)
  return [
    ...found.map(({ field, code, text }) => problem(`evidence.${id}.${field}`, code, text)),
    ...(type === 'diploma' ? eraProblems(id, { prior, obtainedOn: fields.obtainedOn ?? '' }) : []),
  ]
}

function eraProblems(
  id: string,
  { prior, obtainedOn }: { prior: Prior; obtainedOn: string },
): FieldProblem[] {
  const year = Number(obtainedOn.slice(0, 4))
  if (!prior.era || !/^\d{4}-\d{2}/.test(obtainedOn)) return []
  const era = year >= FIRST_REGISTERED_YEAR ? 'since2002' : 'before2002'
  if (era === prior.era) return []
  const text =
    era === 'since2002'
      ? '毕业证书是 2002 年及以后取得的，请选择「2002 年及以后毕业」，并上传《教育部学历证书电子注册备案表》。'
      : '毕业证书是 2002 年以前取得的，请选择「2002 年以前毕业」，并上传《中国高等教育学历认证报告》。'
  // The confirmation lists both places, so that each says what is to be looked at there.
  const there = `毕业证书的取得时间是 ${year} 年，与所选的毕业年份不符，请核对。`
  return [problem(`evidence.${id}.obtainedOn`, 'era', there), problem('prior.era', 'mismatch', text)]
}

function problem(field: string, code: string, text: string): FieldProblem {
  return { field, code, text }
}
