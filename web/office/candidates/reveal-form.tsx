import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { revealNumber } from '#contracts/office/candidates.ts'
import type { BodyOf } from '#contracts/route.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { errorWords } from '#web/client/error-words.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiOfficeTexts } from '../ui-office.texts.ts'
import { candidatesTexts as texts } from './candidates.texts.ts'

type Asked = BodyOf<typeof revealNumber>

/** Refusals that ask for a one-time code, which is needed if the last one was given long ago. */
const PROOF: readonly string[] = ['proof_needed', 'totp_wrong']

interface RevealFormProps {
  hasPhone: boolean
  running: { isPending: boolean; error: Error | null }
  onAsk: (asked: Asked) => void
}

/** Asks which number to reveal, and why; the reason goes into the trail (ACC-02). */
export function RevealForm({ hasPhone, running, onAsk }: RevealFormProps) {
  const [which, setWhich] = useState<Asked['field']>('idNumber')
  const [reason, setReason] = useState('')
  const [code, setCode] = useState('')
  const [isShort, setShort] = useState(false)
  const isProofAsked = running.error instanceof RefusalError && PROOF.includes(running.error.code)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const isEnough = reason.trim().length >= 4
    setShort(!isEnough)
    const proof = fold('totp_code', code)
    if (isEnough) onAsk({ field: which, reason: reason.trim(), ...(proof ? { code: proof } : {}) })
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
      {(isProofAsked || code !== '') && (
        <TextInput
          label={texts.revealCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          maxLength={TYPED_CODE_LENGTH}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={running.isPending}>
        {texts.revealSubmit}
      </Button>
    </form>
  )
}
