import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  type CounterDue,
  findCounterDues,
  listCounterPayments,
  recordCounterPayment,
} from '#contracts/office/counter-payments.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { yuan } from '../payments/money.ts'
import { Facts } from '../ui-facts.tsx'
import { counterTexts as texts } from './counter.texts.ts'

const PAPER_NO = /^[0-9A-Za-z-]{4,30}$/

/** The dialog that records a payment at the counter; nothing is paid before a second person confirms it. */
export function RecordPayment({ due, onClose }: { due: CounterDue; onClose: () => void }) {
  useFocusBack()
  const [paperNo, setPaperNo] = useState('')
  const [paidOn, setPaidOn] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(recordCounterPayment, [findCounterDues, listCounterPayments])
  const { applicationId } = due
  const send = (event: FormEvent) => {
    event.preventDefault()
    // React hands it on to the form of the page that the dialog was opened from.
    event.stopPropagation()
    const day = parseDay(paidOn.trim())
    const found = [
      ...(PAPER_NO.test(paperNo.trim()) ? [] : [{ field: 'paperNo', text: texts.paperWrong }]),
      ...(day === undefined ? [{ field: 'paidOn', text: texts.paidOnMissing }] : []),
    ]
    act.reset()
    setOwn(found)
    if (day !== undefined && found.length === 0)
      act.mutate({ body: { applicationId, paperNo: paperNo.trim(), paidOn: day } }, { onSuccess: onClose })
  }
  const refused = refusedForm(act.error)
  const problems = own.length > 0 ? own : refused.problems
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.recordTitle(due.personName)}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <form className="kj-stack" onSubmit={send} noValidate>
        <ErrorSummary problems={problems} message={own.length > 0 ? undefined : refused.message} />
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
        <Button type="submit" loading={act.isPending}>
          {texts.send}
        </Button>
      </form>
    </Modal>
  )
}
