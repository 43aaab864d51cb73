import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { startRecovery } from '#contracts/office/support/start-recovery.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { FormDialog } from '../../ui-form-dialog.tsx'
import { uiOfficeTexts } from '../../ui-office.texts.ts'
import { supportTexts as texts } from './support.texts.ts'

const MIN = 5

/** Asks for a lost password in the name of the candidate who calls; two other officers do the rest (ACC-03). */
export function StartRecovery({ personId, name }: { personId: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const [contact, setContact] = useState('')
  const [explanation, setExplanation] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(startRecovery)
  if (act.isSuccess) return <Notice tone="approval">{texts.recoveryStarted}</Notice>
  const send = () => {
    const typed = { contact: contact.trim(), explanation: explanation.trim() }
    const found = (['contact', 'explanation'] as const)
      .filter((one) => typed[one].length < MIN)
      .map((one) => ({ field: one, text: uiOfficeTexts.tooShort(MIN) }))
    act.reset()
    setOwn(found)
    if (found.length === 0) act.mutate({ params: { id: personId }, body: typed })
  }
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {texts.startRecovery}
      </Button>
      {isOpen && (
        <FormDialog
          title={texts.startRecoveryTitle(name)}
          act={texts.startRecoverySend}
          own={own}
          running={act}
          onClose={() => setOpen(false)}
          onSend={send}
        >
          {(problems) => (
            <>
              <p>{texts.startRecoveryLead}</p>
              <TextInput
                {...field('contact', problems)}
                label={texts.contact}
                description={texts.contactHelp}
                value={contact}
                maxLength={60}
                onChange={(event) => setContact(event.currentTarget.value)}
              />
              <Textarea
                {...field('explanation', problems)}
                label={texts.explanation}
                value={explanation}
                maxLength={500}
                autosize
                minRows={2}
                onChange={(event) => setExplanation(event.currentTarget.value)}
              />
            </>
          )}
        </FormDialog>
      )}
    </div>
  )
}
