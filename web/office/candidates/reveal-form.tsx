import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { revealNumber } from '#contracts/office/candidates.ts'
import type { BodyOf } from '#contracts/route.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiOfficeTexts } from '../ui-office.texts.ts'
import { useProofCode } from '../ui-proof-code.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

type Asked = BodyOf<typeof revealNumber>

interface RevealFormProps {
  hasPhone: boolean
  running: { isPending: boolean; error: Error | null }
  onAsk: (asked: Asked) => void
}

/** Asks which number to reveal, and why; the reason goes into the trail (ACC-02). */
export function RevealForm({ hasPhone, running, onAsk }: RevealFormProps) {
  const [which, setWhich] = useState<Asked['field']>('idNumber')
  const [reason, setReason] = useState('')
  const { proof, fieldAfter } = useProofCode()
  const [isShort, setShort] = useState(false)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const isEnough = reason.trim().length >= 4
    setShort(!isEnough)
    if (isEnough) onAsk({ field: which, reason: reason.trim(), ...proof })
  }
  return (
    <form className="kj-stack" onSubmit={ask} noValidate>
      {running.error && <Notice tone="refusal">{errorWords(running.error)}</Notice>}
      <NativeSelect
        label={texts.revealWhich}
        data={[
          { value: 'idNumber', label: texts.idNumber },
          ...(hasPhone ? [{ value: 'phone', label: texts.phone }] : []),
        ]}
        value={which}
        onChange={(event) => setWhich(event.currentTarget.value === 'phone' ? 'phone' : 'idNumber')}
      />
      <TextInput
        label={texts.revealReason}
        description={texts.revealHelp}
        error={isShort && uiOfficeTexts.tooShort(4)}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {fieldAfter(running.error)}
      <Button type="submit" loading={running.isPending}>
        {texts.revealSubmit}
      </Button>
    </form>
  )
}
