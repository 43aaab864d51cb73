import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { oneGraduationBatch } from '#contracts/office/graduations.ts'
import { printRoster } from '#contracts/papers.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { callForFile } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { saveFile } from '#web/client/file-button.tsx'
import { RefusalError } from '#web/client/refusal-error.ts'
import { TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { graduationsTexts as texts } from './graduations.texts.ts'

interface PrintRosterProps {
  batchId: string
  schools: ReplyOf<typeof oneGraduationBatch>['schools']
}

/** Refusals that ask for a one-time code, which is needed if the last one was given long ago. */
const PROOF: readonly string[] = ['proof_needed', 'totp_wrong']

/** Prints the 毕业生名册 of one school, as it is filed: with whole ID numbers (GRA-12). */
export function PrintRoster({ batchId, schools }: PrintRosterProps) {
  const may = useMay()
  const withGraduates = schools.filter(({ graduated }) => graduated > 0)
  if (!may('graduation.approve') || withGraduates.length === 0) return null
  return <RosterForm batchId={batchId} schools={withGraduates} />
}

function RosterForm({ batchId, schools }: PrintRosterProps) {
  const [schoolId, setSchool] = useState(schools[0]?.id ?? '')
  const [code, setCode] = useState('')
  const act = useMutation<{ file: Blob; name: string }, Error>({
    mutationFn: () => {
      const proof = fold('totp_code', code)
      const body = { schoolId, ...(proof === '' ? {} : { code: proof }) }
      return callForFile(printRoster, { params: { id: batchId }, body })
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
    <form className="kj-after" onSubmit={print} noValidate>
      <p className="kj-soft">{texts.printLead}</p>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {act.isSuccess && <Notice tone="approval">{texts.printed}</Notice>}
      <div className="kj-form-row">
        <NativeSelect
          label={texts.printSchool}
          value={schoolId}
          onChange={(event) => setSchool(event.currentTarget.value)}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
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
        <Button type="submit" variant="default" loading={act.isPending}>
          {texts.printRoster}
        </Button>
      </div>
    </form>
  )
}
