import { useState } from 'react'
import { CodeRequest } from './code-request.tsx'
import { CodeReset } from './code-reset.tsx'

/**
 * Recovers the password in two steps: request a code, then set a new password with it. Where no code can be sent it begins with the second,
 * for the code that staff handed out.
 */
export function CodeRecovery({ begins }: { begins: 'request' | 'reset' }) {
  const [idNumber, setIdNumber] = useState('')
  const [step, setStep] = useState<'request' | 'sent' | 'reset'>(begins)
  if (step === 'request')
    return (
      <CodeRequest
        idNumber={idNumber}
        onIdNumber={setIdNumber}
        onSent={() => setStep('sent')}
        onSkip={() => setStep('reset')}
      />
    )
  return <CodeReset idNumber={idNumber} onIdNumber={setIdNumber} wasSent={step === 'sent'} />
}
