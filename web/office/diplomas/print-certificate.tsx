import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { printCertificate } from '#contracts/papers.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { callForFile } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { saveFile } from '#web/client/file-button.tsx'
import { RefusalError } from '#web/client/refusal-error.ts'
import { TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { diplomasTexts as texts } from './diplomas.texts.ts'

interface PrintCertificateProps {
  id: string
  certificateNo: number
}

/** Refusals that ask for a one-time code, which is needed if the last one was given long ago. */
const PROOF: readonly string[] = ['proof_needed', 'totp_wrong']

/** Prints a 毕业证明书 that was recorded, with the whole ID number (GRA-12). */
export function PrintCertificate(certificate: PrintCertificateProps) {
  const may = useMay()
  return may('graduation.propose') ? <CertificateForm {...certificate} /> : null
}

function CertificateForm({ id, certificateNo }: PrintCertificateProps) {
  const [code, setCode] = useState('')
  const act = useMutation<{ file: Blob; name: string }, Error>({
    mutationFn: () => {
      const proof = fold('totp_code', code)
      return callForFile(printCertificate, { params: { id }, body: proof === '' ? {} : { code: proof } })
    },
    onSuccess: (file) => {
      setCode('')
      saveFile(file)
    },
    // Made only now, for this click: nothing of it stays in memory.
    gcTime: 0,
  })
  const isProofAsked = act.error instanceof RefusalError && PROOF.includes(act.error.code)
  const print = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  return (
    <form className="kj-lines" onSubmit={print} noValidate>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {(isProofAsked || code !== '') && (
        <TextInput
          label={texts.printCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          maxLength={TYPED_CODE_LENGTH}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        className="kj-small-act"
        loading={act.isPending}
      >
        {texts.print(certificateNo)}
      </Button>
    </form>
  )
}
