import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { fold } from '#rulebook/folding/fold.ts'

/** The form as the server folds and keeps it (EVI-07): what a lost answer is compared with (APP-02). */
export function keptForm(form: TransferOutForm): TransferOutForm {
  return {
    ...form,
    province: fold('line', form.province),
    otherTicketNo: fold('other_ticket_no', form.otherTicketNo),
    majorCode: fold('major_code', form.majorCode),
    majorName: fold('line', form.majorName),
    reason: fold('text', form.reason),
    phone: fold('phone', form.phone),
  }
}
