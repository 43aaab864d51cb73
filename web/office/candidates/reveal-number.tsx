import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { revealNumber } from '#contracts/office/candidates.ts'
import { useAct } from '#web/client/queries.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { RevealForm } from './reveal-form.tsx'

const SHOWN_MS = 30_000

/** Reveals a full number for a recorded reason, and hides it after half a minute (ACC-02). */
export function RevealNumber({ personId, hasPhone }: { personId: string; hasPhone: boolean }) {
  const [isOpen, setOpen] = useState(false)
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
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        {texts.reveal}
      </Button>
      <Modal
        opened={isOpen}
        holdsEntries={!act.data}
        onClose={close}
        title={texts.reveal}
        closeButtonProps={{ 'aria-label': uiTexts.close }}
      >
        {act.data ? (
          <Notice tone="must">
            <p className="kj-secret">{act.data.value}</p>
            <p>{texts.revealed}</p>
          </Notice>
        ) : (
          <RevealForm
            hasPhone={hasPhone}
            running={act}
            onAsk={(body) => act.mutate({ params: { id: personId }, body })}
          />
        )}
      </Modal>
    </>
  )
}
