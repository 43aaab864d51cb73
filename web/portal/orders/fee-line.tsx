import { Button } from '@mantine/core'
import type { FeeView } from '#contracts/payments/order.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ordersTexts as texts } from './orders.texts.ts'
import { useOrder } from './use-order.ts'

/** When a fee can be paid, what waits for it, and the button that leads to paying (GRA-09). */
export function FeeLine({ applicationId, fee }: { applicationId: string; fee: FeeView }) {
  const { making, go } = useOrder()
  return (
    <>
      <p>
        {whenWords(fee)} {fee.state === 'later' ? '' : holdWords[fee.holdsUp]}
      </p>
      {fee.state === 'payable' && (
        <Button
          loading={making.isPending}
          onClick={() => go(applicationId)}
          aria-label={texts.payOf(fee.title)}
        >
          {texts.pay}
        </Button>
      )}
      {making.error !== null && <Notice tone="refusal">{errorWords(making.error)}</Notice>}
    </>
  )
}

const holdWords = { publication: texts.holds, approval: texts.holdsApproval, nothing: '' } as const

function whenWords({ state, payableFrom, payableUntil }: FeeView): string {
  switch (state) {
    case 'later':
      return texts.later
    case 'not_open':
      return texts.from(formatDate(payableFrom ?? ''))
    case 'over':
      return texts.over
    case 'payable':
      return payableUntil === undefined ? texts.anyTime : texts.until(formatDate(payableUntil))
    case 'paid':
    case 'refunding':
      return ''
    default:
      return state satisfies never
  }
}
