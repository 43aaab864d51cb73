import { Button } from '@mantine/core'
import { useState } from 'react'
import { fetchBillAgain, listBills } from '#contracts/office/bills.ts'
import type { Provider } from '#contracts/payments/order.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { billsTexts as texts } from './bills.texts.ts'

/** The button that fetches a day's bill again, and its dialog. */
export function FetchAgain({ day, provider }: { day: string; provider: Provider }) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(fetchBillAgain, [listBills])
  if (!may('bill.settle')) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant="default"
        aria-label={texts.fetchLabel(day)}
        onClick={() => setOpen(true)}
      >
        {texts.fetch}
      </Button>
      {act.isSuccess && <div className="kj-soft">{texts.fetched}</div>}
      {isOpen && (
        <ActDialog
          title={texts.fetchTitle(day)}
          act={texts.fetch}
          running={act}
          onCancel={close}
          onConfirm={() => act.mutate({ params: { day }, body: { provider } }, { onSuccess: close })}
        >
          <p>{texts.fetchLead}</p>
        </ActDialog>
      )}
    </>
  )
}
