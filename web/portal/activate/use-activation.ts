import { useState } from 'react'
import { activate } from '#contracts/portal.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { PasswordContext } from '#rulebook/password-policy.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { newPasswordProblems } from '#web/ui/password/new-password.ts'
import { activateTexts as texts } from './activate.texts.ts'

export interface Proof {
  kind: 'ticket' | 'code'
  value: string
}

/** The state of the activation form: a second proof and a new password (LOG-02). */
export function useActivation(onDone: () => void) {
  const [proof, setProof] = useState<Proof>({ kind: 'ticket', value: '' })
  const [passwords, setPasswords] = useState({ password: '', again: '' })
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const act = useAct(activate)
  const value = fold(proof.kind === 'ticket' ? 'ticket_no' : 'one_time_code', proof.value)
  const context: PasswordContext = {
    profile: 'candidate',
    ...(proof.kind === 'ticket' && value.length > 5 && { ticketNos: [value] }),
  }

  const submit = () => {
    const found = [...proofProblems(proof), ...newPasswordProblems(passwords, context)]
    act.reset()
    setMissing(found)
    if (found.length > 0) return
    act.mutate(
      { body: { proof: { kind: proof.kind, value }, newPassword: passwords.password } },
      { onSuccess: onDone },
    )
  }

  const refused = refusedForm(act.error)
  const problems = missing.length > 0 ? missing : [...refused.problems, ...refusedProof(act.error)]
  return {
    ...{ proof, setProof, passwords, setPasswords, context, submit, problems },
    message: missing.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
  }
}

function proofProblems({ kind, value }: Proof): Problem[] {
  if (value.trim() !== '') return []
  return [{ field: 'proof', text: kind === 'ticket' ? texts.ticketMissing : texts.codeMissing }]
}

function refusedProof(error: unknown): Problem[] {
  return error instanceof RefusalError && error.code === 'second_proof_wrong'
    ? [{ field: 'proof', text: error.text }]
    : []
}
