import { Button, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ImportKind, listImports, uploadImport } from '#contracts/office-imports.ts'
import { listPublications } from '#contracts/office-scores.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useReply } from '#web/client/queries.ts'
import { upload } from '#web/client/upload.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { useGoTo } from '../shell/office-link.tsx'
import { kindWords, importsTexts as texts } from './imports.texts.ts'

const KINDS = Object.entries(kindWords).map(([value, label]) => ({ value, label }))

/** IMP-01: one file, what it holds, and for scores the sitting; then straight to the check report. */
export function UploadForm() {
  const sittings = useReply(listPublications).data?.sittings ?? []
  const goTo = useGoTo()
  const client = useQueryClient()
  const [kind, setKind] = useState<ImportKind>('exam_scores')
  const [sittingId, setSittingId] = useState('')
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<unknown>()
  const [missing, setMissing] = useState<readonly { field: string; text: string }[]>([])
  const isOfSitting = kind !== 'candidates'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = [
      ...(isOfSitting && sittingId === '' ? [{ field: 'sittingId', text: texts.chooseSitting }] : []),
      ...(file ? [] : [{ field: 'file', text: texts.fileMissing }]),
    ]
    setMissing(found)
    setFailure(undefined)
    if (found.length > 0 || !file) return
    setShare(0)
    try {
      const query = isOfSitting ? { kind, sittingId } : { kind }
      const { id } = await upload(uploadImport, { query, file, onProgress: setShare })
      await client.invalidateQueries({ queryKey: [listImports.id] })
      goTo(`/imports/${id}`)
    } catch (error) {
      setFailure(error)
    } finally {
      setShare(undefined)
    }
  }
  const refused = refusedForm(failure)
  const problems = missing.length > 0 ? missing : refused.problems
  return (
    <form className="kj-stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems} message={refused.message} />
      <div className="kj-form-row">
        <NativeSelect
          label={texts.kind}
          data={KINDS}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as ImportKind)}
        />
        {isOfSitting && (
          <NativeSelect
            id="sittingId"
            label={texts.sitting}
            value={sittingId}
            onChange={(event) => setSittingId(event.currentTarget.value)}
            data={[
              { value: '', label: texts.chooseSitting },
              ...sittings.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <label className="kj-stack" htmlFor="file">
          {texts.file}
          <input
            id="file"
            type="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </label>
        <Button type="submit" loading={share !== undefined}>
          {texts.submit}
        </Button>
        <a className="kj-link" href={`/api/office/import-templates/${kind}`} download>
          {texts.template}
        </a>
      </div>
      {share !== undefined && <ProgressBar label={texts.uploading} share={share} />}
    </form>
  )
}
