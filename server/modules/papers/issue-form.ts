import { createHash } from 'node:crypto'
import { Refusal } from '#kernel/refusal.ts'
import type { ApplicationRow } from '#modules/applications/public.ts'
import { type IssuedPaper, issuePaper, type PaperLock } from '#modules/paper-proofs/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import type { GatheredForm } from './gather-form.ts'
import type { RegistrationForm } from './registration-form.ts'

/**
 * VER-01: issues the form of an application; for who verifies it, the ID number is masked whoever prints it. Refuses with
 * `form_outdated` while a score that it shows is another than at the last decision: what was signed would be the old one. Once a diploma rests
 * on that decision, there is no other, and the form says what was corrected.
 */
export async function issueForm(
  tx: Tx,
  deps: Deps,
  {
    lock,
    row,
    gathered: { form, changedCourses },
  }: { lock: PaperLock; row: ApplicationRow; gathered: GatheredForm },
): Promise<IssuedPaper> {
  // The form of a graduate says what was corrected since (`remarks`).
  if (changedCourses.length > 0 && !form.diploma)
    throw new Refusal('form_outdated', {
      values: { courses: changedCourses.map(({ course }) => course).join('、'), next: whatNext(form) },
    })
  const { plan, person } = form
  return issuePaper(tx, deps, {
    ...{ lock, kind: 'registration_form', about: [`application:${row.id}`] },
    holder: { kind: 'person', name: person.name },
    summary: `准考证号 ${plan.ticketNo}，${plan.name}，${form.isApproved ? '审核通过' : '审核尚未结束'}`,
    facts: factsOf(form),
  })
}

function whatNext({ isApproved }: RegistrationForm): string {
  return isApproved
    ? '须由审核部门撤销原审核决定、按现在的成绩重新审核，之后即可打印。请联系主考学校。'
    : '审核部门按现在的成绩作出下一个决定后，即可打印。'
}

/** Every text of the form. */
export function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return []
  return Object.values(part).flatMap(textsOf)
}

function factsOf(form: RegistrationForm): { label: string; value: string }[] {
  const { person, plan, diploma } = form
  // Masked already where it was printed masked.
  const idNumber = person.idNumber.includes('*') ? person.idNumber : maskIdNumber(person.idNumber)
  return [
    { label: '证件号码', value: idNumber },
    { label: '准考证号', value: plan.ticketNo },
    { label: '专业', value: `${plan.code} ${plan.name}（${plan.level}）` },
    { label: '主考学校', value: plan.school },
    { label: '毕业时间', value: plan.graduatesIn },
    ...(diploma ? [{ label: '毕业证书编号', value: diploma.number }] : []),
    ...(form.remarks === '' ? [] : [{ label: '备注', value: form.remarks }]),
    ...form.courses.map(({ code, name, score, source }) => ({
      label: `${code} ${name}`,
      value: [score, source].filter((text) => text !== '').join('，'),
    })),
    { label: '全文校验码', value: digestOf({ ...form, person: { ...person, idNumber } }) },
  ]
}

/** Stands for what the one who verifies does not see: the appraisal, family, address. */
function digestOf(form: RegistrationForm): string {
  return createHash('sha256')
    .update(JSON.stringify(textsOf(form)))
    .digest('hex')
}
