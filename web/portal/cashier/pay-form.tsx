import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { CASHIER_NOTICES, lookAtCashier, payAtCashier } from '#contracts/demonstration/cashier.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { cashierTexts as texts } from './cashier.texts.ts'
import '#web/ui/mantine-rest.css'

/** Pays, and chooses how the product hears of it. The page then shows what the cashier's books say. */
export function PayForm({ attemptNo }: { attemptNo: string }) {
  const [notice, setNotice] = useState<(typeof CASHIER_NOTICES)[number]>('now')
  const pay = useAct(payAtCashier, [lookAtCashier])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        pay.mutate({ params: { attemptNo }, body: { notice } })
      }}
    >
      <Radio.Group
        label={texts.notice}
        value={notice}
        onChange={(value) => setNotice(CASHIER_NOTICES.find((one) => one === value) ?? 'now')}
        mt="md"
      >
        {CASHIER_NOTICES.map((one) => (
          <Radio key={one} className="kj-radio" value={one} label={texts.notices[one]} />
        ))}
      </Radio.Group>
      {pay.isError && <Notice tone="refusal">{errorWords(pay.error)}</Notice>}
      <div className="kj-cashier-acts">
        <Button type="submit" size="md" fullWidth loading={pay.isPending}>
          {texts.pay}
        </Button>
      </div>
    </form>
  )
}
