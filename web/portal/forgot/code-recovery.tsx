import { useState } from 'react'
import { CodeRequest } from './code-request.tsx'
import { CodeReset } from './code-reset.tsx'

/** Two steps: ask for the code, then set the new password with it. */
export function CodeRecovery() {
  const [idNumber, setIdNumber] = useState('')
  const [step, setStep] = useState<'request' | 'sent' | 'reset'>('request')
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
