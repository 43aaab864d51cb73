import { useState } from 'react'
import { CodeRequest } from './code-request.tsx'
import { CodeReset } from './code-reset.tsx'

type Step = { kind: 'request' } | { kind: 'reset'; sentAt: number | undefined }

/**
 * Recovers the password in two steps: request a code, then set a new password with it. Where no code can be sent it begins with the second,
 * for the code that staff handed out.
 */
export function CodeRecovery({ begins }: { begins: 'request' | 'reset' }) {
  const [idNumber, setIdNumber] = useState('')
  const [step, setStep] = useState<Step>(
    begins === 'request' ? { kind: 'request' } : { kind: 'reset', sentAt: undefined },
  )
  if (step.kind === 'request')
    return (
      <CodeRequest
        idNumber={idNumber}
        onIdNumber={setIdNumber}
        onSent={() => setStep({ kind: 'reset', sentAt: Date.now() })}
        onSkip={() => setStep({ kind: 'reset', sentAt: undefined })}
      />
    )
  return (
    <CodeReset
      idNumber={idNumber}
      onIdNumber={setIdNumber}
      sentAt={step.sentAt}
      onSendAgain={() => setStep({ kind: 'request' })}
    />
  )
}
