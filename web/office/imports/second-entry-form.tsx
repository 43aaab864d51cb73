import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { doubleEntryTexts as texts } from './double-entry.texts.ts'
import { FileDrop } from './file-drop.tsx'
import { importsTexts } from './imports.texts.ts'
import { useUpload } from './use-upload.ts'

/** Takes the second entry of a batch from another person (IMP-02). */
export function SecondEntryForm({ firstId }: { firstId: string }) {
  const [file, setFile] = useState<File>()
  const { share, problems, message, send } = useUpload()
  return (
    <form
      className="kj-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send({ firstId, file })
      }}
    >
      <p>{texts.waitYou}</p>
      <ErrorSummary problems={problems} message={message} />
      <FileDrop file={file} onFile={setFile} />
      {share !== undefined && (
        <ProgressBar label={share < 1 ? importsTexts.uploading : importsTexts.receiving} share={share} />
      )}
      <div>
        <Button type="submit" loading={share !== undefined}>
          {texts.submit}
        </Button>
      </div>
    </form>
  )
}
