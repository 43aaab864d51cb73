import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { importTemplate } from '#contracts/office/imports/files.ts'
import { IMPORT_KINDS, type ImportKind } from '#contracts/office/imports.ts'
import { listPublications } from '#contracts/office/scores/publications.ts'
import { errorWords } from '#web/client/error-words.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useReply } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { columnsTexts } from './columns/columns.texts.ts'
import { doubleEntryTexts } from './double-entry.texts.ts'
import { FileDrop } from './file-drop.tsx'
import { kindWords, importsTexts as texts } from './imports.texts.ts'
import { photosTexts } from './photos.texts.ts'
import { useKinds } from './use-kinds.ts'
import { useUpload } from './use-upload.ts'
import { useUploadSchools } from './use-upload-schools.ts'

/** Uploads one file with its kind, and for scores the sitting; then opens the check report (IMP-01). */
export function UploadForm() {
  const reply = useReply(listPublications)
  const sittings = reply.data?.sittings ?? []
  const kinds = useKinds()
  const [kind, setKind] = useState<ImportKind>(kinds[0]?.value ?? 'practice_scores')
  const [sittingId, setSittingId] = useState('')
  const schools = useUploadSchools()
  const [chosenSchool, setSchool] = useState('')
  const schoolId = schools.length > 1 ? chosenSchool : undefined
  const [isDouble, setDouble] = useState(false)
  const [asks, setAsks] = useState(false)
  const [file, setFile] = useState<File>()
  const { share, problems, message, send } = useUpload()
  const { format, hasSitting, isPublished } = IMPORT_KINDS[kind]
  return (
    <form
      className="kj-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send({ kind, sittingId, schoolId, isDouble, asksColumns: asks, file })
      }}
    >
      <ErrorSummary problems={problems} message={message} />
      {hasSitting && reply.isLoadingError && (
        <LoadFailure words={errorWords(reply.error)} onRetry={() => void reply.refetch()} />
      )}
      <div className="kj-form-row">
        <NativeSelect
          label={texts.kind}
          data={kinds}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as ImportKind)}
        />
        {schoolId !== undefined && (
          <NativeSelect
            {...field('schoolId', problems)}
            label={texts.ownSchool}
            value={schoolId}
            onChange={(event) => setSchool(event.currentTarget.value)}
            data={[
              { value: '', label: texts.chooseSchool },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {hasSitting && (
          <NativeSelect
            {...field('sittingId', problems)}
            label={texts.sitting}
            value={sittingId}
            onChange={(event) => setSittingId(event.currentTarget.value)}
            data={[
              { value: '', label: texts.chooseSitting },
              ...sittings.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {format === 'sheet' && (
          <FileButton contract={importTemplate} input={[{ params: { kind } }]}>
            {texts.template(kindWords[kind] ?? '')}
          </FileButton>
        )}
      </div>
      {isPublished && (
        <Checkbox
          label={doubleEntryTexts.choose}
          description={doubleEntryTexts.chooseHelp}
          checked={isDouble}
          onChange={(event) => setDouble(event.currentTarget.checked)}
        />
      )}
      {format === 'sheet' ? (
        <Checkbox
          label={columnsTexts.ask}
          description={columnsTexts.askHelp}
          checked={asks}
          onChange={(event) => setAsks(event.currentTarget.checked)}
        />
      ) : (
        <p>{photosTexts.naming}</p>
      )}
      <FileDrop kind={kind} file={file} onFile={setFile} />
      {share !== undefined && (
        <ProgressBar label={share < 1 ? texts.uploading : texts.receiving} share={share} />
      )}
      <div>
        <Button type="submit" loading={share !== undefined}>
          {texts.submit}
        </Button>
      </div>
    </form>
  )
}
