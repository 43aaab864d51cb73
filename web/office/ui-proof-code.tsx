import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { fold } from '#rulebook/folding/fold.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { uiOfficeTexts as texts } from './ui-office.texts.ts'

/** Refusals that ask for a one-time code, which is needed if the last one was given long ago (ACC-02). */
const PROOF: readonly string[] = ['proof_needed', 'totp_wrong']

/** The one-time code that an act with whole numbers may need: what to send with it, and the field that asks for it. */
export function useProofCode() {
  const [code, setCode] = useState('')
  const typed = fold('totp_code', code)
  return {
    proof: typed === '' ? {} : { code: typed },
    clear: () => setCode(''),
    /** Only once a code was asked for. */
    fieldAfter: (error: Error | null) =>
      (isAskedBy(error) || code !== '') && (
        <TextInput
          label={texts.proofCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          maxLength={TYPED_CODE_LENGTH}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ),
  }
}

function isAskedBy(error: Error | null): boolean {
  return error instanceof RefusalError && PROOF.includes(error.code)
}
