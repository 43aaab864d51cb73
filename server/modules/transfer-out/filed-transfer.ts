import type { Filed, Section } from '#contracts/filed.ts'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { scoreTable } from './score-rows.ts'
import type { TransferContext, TransferScore } from './transfer-context.ts'

interface Material {
  ticket: FilingTicket
  form: TransferOutForm
  context: TransferContext
  chosen: readonly TransferScore[]
}

/** TRO-01: exactly what an application for a transfer-out says. */
export function filedTransfer({ ticket, form, context, chosen }: Material): Filed {
  const { plan } = context
  return {
    title: form.province === '' ? '本市转出' : `转出至${form.province}`,
    sections: [
      facts('origin', '本市考籍', [
        ['ticketNo', '准考证号', ticket.no],
        ['major', '专业', `${plan.major_code} ${plan.major_name}`],
        ['level', '层次', levelWord(plan.level)],
        ['school', '主考学校', plan.school_name],
      ]),
      facts('destination', '转入信息', [
        ['province', '转入地', form.province],
        ['otherTicketNo', '转入准考证号', form.otherTicketNo],
        ['level', '转入层次', form.level === '' ? '' : levelWord(form.level)],
        ['majorCode', '转入专业代码', form.majorCode],
        ['majorName', '转入专业', form.majorName.trim()],
        ['majorFrom', '专业的来源', form.majorFrom === 'typed' ? '考生填写，由工作人员核定' : ''],
        ['reason', '转出原因', form.reason.trim()],
        ['phone', '联系电话', form.phone],
      ]),
      scoreTable(chosen),
    ],
  }
}

function facts(key: string, title: string, all: readonly (readonly [string, string, string])[]): Section {
  return {
    kind: 'facts',
    key,
    title,
    facts: all
      .filter(([, , value]) => value !== '')
      .map(([name, label, value]) => ({ key: name, label, value })),
  }
}
