import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { fold } from '#rulebook/folding/fold.ts'

const line = (text: string) => fold('line', text)
const mark = (text: string) => fold('mark', text)

/** The form as the server folds and keeps it (EVI-07): what a lost answer is compared with (APP-02). */
export function keptScore(form: SupplementScoreForm): SupplementScoreForm {
  return { ...form, passedOn: line(form.passedOn), mark: mark(form.mark), note: fold('text', form.note) }
}

/** The same of 免考补登. */
export function keptExemption(form: SupplementExemptionForm): SupplementExemptionForm {
  return {
    ...form,
    exemptedOn: line(form.exemptedOn),
    credentialOn: line(form.credentialOn),
    credentialNo: fold('certificate_no', form.credentialNo),
    region: line(form.region),
    note: fold('text', form.note),
  }
}

/** The same of 转入补登. */
export function keptTransfer(form: SupplementTransferForm): SupplementTransferForm {
  return {
    ...form,
    transferredOn: line(form.transferredOn),
    province: line(form.province),
    originTicketNo: fold('ticket_no', form.originTicketNo),
    major: line(form.major),
    note: fold('text', form.note),
    courses: form.courses.map((row) => ({
      ...row,
      mark: mark(row.mark),
      credits: mark(row.credits),
      passedOn: line(row.passedOn),
    })),
  }
}
