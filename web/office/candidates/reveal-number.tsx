import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { revealNumber } from '#contracts/office-candidates.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { candidatesTexts as texts } from './candidates.texts.ts'

const SHOWN_MS = 30_000

/** ACC-02: a number in full for a recorded reason, and gone again after half a minute. */
export function RevealNumber({ personId }: { personId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [field, setField] = useState<'idNumber' | 'phone'>('idNumber')
  const [reason, setReason] = useState('')
  const act = useAct(revealNumber)
  const { reset, isSuccess } = act
  useEffect(() => {
    if (!isSuccess) return
    const timer = setTimeout(reset, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isSuccess, reset])
  const close = () => {
    setOpen(false)
    reset()
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {texts.reveal}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={texts.reveal}
        closeButtonProps={{ 'aria-label': uiTexts.close }}
      >
        <div className="kj-stack">
          {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
          {act.data ? (
            <Notice tone="must">
              <p className="kj-secret">{act.data.value}</p>
              <p>{texts.revealed}</p>
            </Notice>
          ) : (
            <>
              <NativeSelect
                label={texts.revealWhich}
                data={[
                  { value: 'idNumber', label: texts.idNumber },
                  { value: 'phone', label: texts.revealPhone },
                ]}
                value={field}
                onChange={(event) => setField(event.currentTarget.value as 'idNumber')}
              />
              <TextInput
                label={texts.revealReason}
                description={texts.revealHelp}
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button
                loading={act.isPending}
                onClick={() => act.mutate({ params: { id: personId }, body: { field, reason } })}
              >
                {texts.reveal}
              </Button>
            </>
          )}
        </div>
      </Modal>
    </>
  )
}
