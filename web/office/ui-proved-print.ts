import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { saveFile } from '#web/client/file-button.tsx'
import { useProofCode } from './ui-proof-code.tsx'

/** Prints a paper with whole ID numbers, with a one-time code where one is needed; the form's `onSubmit` is `print`. */
export function useProvedPrint(
  fetchFile: (proof: { code?: string }) => Promise<{ file: Blob; name: string }>,
) {
  const { proof, clear, fieldAfter } = useProofCode()
  const act = useMutation<{ file: Blob; name: string }, Error>({
    mutationFn: () => fetchFile(proof),
    onSuccess: (file) => {
      clear()
      saveFile(file)
    },
    // Made only now, for this click: nothing of it stays in memory.
    gcTime: 0,
  })
  const print = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  return { act, print, field: fieldAfter(act.error) }
}
