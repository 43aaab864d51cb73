import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ImportKind } from '#contracts/office/imports.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { FileDrop } from './file-drop.tsx'
import { importsTexts as texts } from './imports.texts.ts'
import { useUpload } from './use-upload.ts'

interface BesideFormProps {
  /** The batch to which the file belongs. */
  beside: { kind: ImportKind } & ({ firstId: string } | { correctsId: string })
  lead: string
  submit: string
}

/** Takes a file that belongs to a batch: the second entry by another person (IMP-02), or the corrected file (IMP-04). */
export function BesideForm({ beside, lead, submit }: BesideFormProps) {
  const [file, setFile] = useState<File>()
  const { share, problems, message, send } = useUpload()
  return (
    <form
      className="kj-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send({ ...beside, file })
      }}
    >
      <p>{lead}</p>
      <ErrorSummary problems={problems} message={message} />
      <FileDrop kind={beside.kind} file={file} onFile={setFile} />
      {share !== undefined && (
        <ProgressBar label={share < 1 ? texts.uploading : texts.receiving} share={share} />
      )}
      <div>
        <Button type="submit" loading={share !== undefined}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
