import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { IMPORT_KINDS, type ImportKind, listImports, uploadImport } from '#contracts/office/imports.ts'
import { refusedForm } from '#web/client/problems.ts'
import { upload } from '#web/client/upload.ts'
import { useGoTo } from '../shell/office-link.tsx'
import { uploadProblems } from './upload-problems.ts'

interface Chosen {
  kind: ImportKind
  sittingId: string
  file: File | undefined
}

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
    const { kind, sittingId, file } = chosen
    const problems = uploadProblems(chosen)
    setRefused({ message: undefined, problems })
    if (problems.length > 0 || !file) return
    setShare(0)
    try {
      const query = IMPORT_KINDS[kind].hasSitting ? { kind, sittingId } : { kind }
      const { id } = await upload(uploadImport, { query, file, name: file.name, onProgress: setShare })
      await client.invalidateQueries({ queryKey: [listImports.id] })
      if (isHere.current) goTo(`/imports/${id}`)
    } catch (error) {
      setRefused(refusedForm(error))
    } finally {
      setShare(undefined)
    }
  }
  return { share, send, ...refused }
}
