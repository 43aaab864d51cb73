import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { RouteContract } from '#contracts/route.ts'
import { Notice } from '#web/ui/notice.tsx'
import { type CallArguments, callForFile } from './call.ts'
import { errorWords } from './error-words.ts'

interface FileButtonProps<R extends RouteContract> {
  contract: R
  /** What the route has to be given, as for `call`. */
  input: CallArguments<R>
  children: ReactNode
}

/** Fetches a file and hands it to the browser's downloads; a plain link could not say in words why there is none. */
export function FileButton<R extends RouteContract>({ contract, input, children }: FileButtonProps<R>) {
  const fetching = useMutation<{ file: Blob; name: string }, Error>({
    mutationFn: () => callForFile(contract, ...input),
    onSuccess: saveFile,
    // Made only now, for this click: nothing of it stays in memory.
    gcTime: 0,
  })
  return (
    <div>
      <Button variant="default" loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {children}
      </Button>
      {fetching.error !== null && <Notice tone="refusal">{errorWords(fetching.error)}</Notice>}
    </div>
  )
}

/** Hands a fetched file to the browser's downloads. */
export function saveFile({ file, name }: { file: Blob; name: string }): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Slow browsers read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
