import { TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type CounterDue,
  findCounterDues,
  listCounterPayments,
  recordCounterPayment,
} from '#contracts/office/counter-payments.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { yuan } from '../payments/money.ts'
import { Facts } from '../ui-facts.tsx'
import { FormDialog } from '../ui-form-dialog.tsx'
import { counterTexts as texts } from './counter.texts.ts'
import { readPaperNo } from './paper-no.ts'

/** The dialog that records a payment at the counter; nothing is paid before a second person confirms it. */
export function RecordPayment({ due, onClose }: { due: CounterDue; onClose: () => void }) {
  const [paperNo, setPaperNo] = useState('')
  const [paidOn, setPaidOn] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(recordCounterPayment, [findCounterDues, listCounterPayments])
  const { applicationId } = due
  const send = () => {
    const day = parseDay(paidOn.trim())
    const no = readPaperNo(paperNo)
    const found = [
      ...(no === undefined ? [{ field: 'paperNo', text: texts.paperWrong }] : []),
      ...(day === undefined ? [{ field: 'paidOn', text: texts.paidOnMissing }] : []),
    ]
    act.reset()
    setOwn(found)
    if (day !== undefined && no !== undefined)
      act.mutate({ body: { applicationId, paperNo: no, paidOn: day } }, { onSuccess: onClose })
  }
  return (
    <FormDialog
      title={texts.recordTitle(due.personName)}
      act={texts.send}
      own={own}
      running={act}
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          <Facts
            facts={[
              [texts.search, due.ticketNo],
              [texts.item, due.title],
              [texts.amount, yuan(due.fen)],
            ]}
          />
          <TextInput
            {...field('paperNo', problems)}
            label={texts.paperNo}
            description={texts.paperHelp}
            value={paperNo}
            maxLength={30}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setPaperNo(event.currentTarget.value)}
          />
          <TextInput
            {...field('paidOn', problems)}
            label={texts.paidOn}
            description={texts.paidOnHelp}
            value={paidOn}
            maxLength={20}
            onChange={(event) => setPaidOn(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}
