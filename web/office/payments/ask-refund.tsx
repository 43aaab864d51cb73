import { Button } from '@mantine/core'
import { useState } from 'react'
import { financeDay, type OfficePayment, officeOrder } from '#contracts/office/payments.ts'
import { requestRefund } from '#contracts/office/refunds.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { yuan } from './money.ts'
import { channelWords, extraWords, paymentsTexts as texts } from './payments.texts.ts'

interface AskRefundProps {
  payment: OfficePayment
  orderNo: string
}

/** The button that asks for a payment to go back, and its dialog. */
export function AskRefund({ payment, orderNo }: AskRefundProps) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (payment.refund || !may('refund.request')) return null
  return (
    <>
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant={payment.purpose === 'extra' ? 'filled' : 'default'}
        aria-label={`${texts.ask} ${payment.transactionNo}`}
        onClick={() => setOpen(true)}
      >
        {texts.ask}
      </Button>
      {isOpen && <AskDialog payment={payment} orderNo={orderNo} onClose={() => setOpen(false)} />}
    </>
  )
}

function AskDialog({ payment, orderNo, onClose }: AskRefundProps & { onClose: () => void }) {
  const act = useAct(requestRefund, [financeDay, officeOrder])
  const { id, fen, channel, transactionNo, paidAt, extraReason } = payment
  return (
    <ActDialog
      title={texts.askTitle(orderNo)}
      act={texts.ask}
      running={act}
      note={{ label: texts.reason, help: texts.reasonHelp, min: 4 }}
      onCancel={onClose}
      onConfirm={(reason) =>
        act.mutate({ params: { id }, body: { reason: reason ?? '' } }, { onSuccess: onClose })
      }
    >
      {payment.purpose === 'fee' && <p>{texts.feeWarning}</p>}
      <Facts
        facts={[
          [texts.amount, yuan(fen)],
          [texts.channel, channelWords[channel]],
          [texts.paidAt, formatInstant(new Date(paidAt))],
          [texts.transactionNo, transactionNo],
          [texts.why, extraReason && extraWords[extraReason]],
        ]}
      />
    </ActDialog>
  )
}
