import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { entryComparison, uploadSecondEntry } from '#contracts/office/double-entry.ts'
import { uploadCorrected } from '#contracts/office/imports/corrected.ts'
import {
  IMPORT_KINDS,
  type ImportKind,
  listImports,
  oneImport,
  uploadImport,
} from '#contracts/office/imports.ts'
import { refusedForm } from '#web/client/problems.ts'
import { upload } from '#web/client/upload.ts'
import { useGoTo } from '../shell/office-link.tsx'
import { uploadProblems } from './upload-problems.ts'

/** A file of its kind, or the second entry of a batch. */
export type Chosen = { kind: ImportKind; file: File | undefined } & (
  | { sittingId: string; schoolId: string | undefined; isDouble: boolean; asksColumns: boolean }
  | { firstId: string }
  | { correctsId: string }
)

/**
 * Sends a file and opens its check report if the page is still open. `share`, from 0 to 1, is the part already sent.
 */
export function useUpload() {
  const goTo = useGoTo()
  const client = useQueryClient()
  const [share, setShare] = useState<number>()
  const [refused, setRefused] = useState(refusedForm(undefined))
  // An upload takes minutes: a person who has moved on to other work must not be pulled back.
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const send = async (chosen: Chosen) => {
    const { file } = chosen
    const problems = uploadProblems(chosen)
    setRefused({ message: undefined, problems })
    if (problems.length > 0 || !file) return
    setShare(0)
    try {
      const { id } = await sendChosen(chosen, { file, name: file.name, onProgress: setShare })
      for (const { id: stale } of [listImports, oneImport, entryComparison])
        await client.invalidateQueries({ queryKey: [stale] })
      if (isHere.current) goTo(`/imports/${id}`)
    } catch (error) {
      setRefused(refusedForm(error))
    } finally {
      setShare(undefined)
    }
  }
  return { share, send, ...refused }
}

function sendChosen(chosen: Chosen, sent: { file: File; name: string; onProgress: (share: number) => void }) {
  if ('correctsId' in chosen) return upload(uploadCorrected, { params: { id: chosen.correctsId }, ...sent })
  if ('firstId' in chosen) return upload(uploadSecondEntry, { params: { id: chosen.firstId }, ...sent })
  const { kind, sittingId, schoolId, isDouble, asksColumns } = chosen
  const { format, hasSitting, isPublished } = IMPORT_KINDS[kind]
  const wishes = {
    ...(schoolId ? { schoolId } : {}),
    ...(isDouble && isPublished ? { double: 'yes' as const } : {}),
    ...(asksColumns && format === 'sheet' ? { columns: 'ask' as const } : {}),
  }
  return upload(uploadImport, { query: { kind, ...(hasSitting ? { sittingId } : {}), ...wishes }, ...sent })
}
