import { Button } from '@mantine/core'
import { useState } from 'react'
import { cancelOrder } from '#contracts/payments/portal.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ordersTexts as texts } from './orders.texts.ts'
import { ORDER_REPLIES } from './use-order.ts'

/** Takes an order back, after asking. */
export function CancelOrder({ id }: { id: string }) {
  const [isAsking, setAsking] = useState(false)
  const cancelling = useAct(cancelOrder, ORDER_REPLIES)
  const onConfirm = () => {
    cancelling.mutate({ params: { id } }, { onSettled: () => setAsking(false) })
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {texts.cancel}
      </Button>
      {cancelling.error !== null && <Notice tone="refusal">{errorWords(cancelling.error)}</Notice>}
      <ConfirmDialog
        opened={isAsking}
        title={texts.cancel}
        act={texts.cancel}
        keep={texts.keepOrder}
        danger
        isWorking={cancelling.isPending}
        onConfirm={onConfirm}
        onCancel={() => setAsking(false)}
      >
        <p>{texts.cancelAsk}</p>
      </ConfirmDialog>
    </>
  )
}
