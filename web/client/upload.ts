import type { QueryOf, ReplyOf, RouteContract } from '#contracts/route.ts'
import { addressOf } from './address.ts'
import { readReply } from './read-reply.ts'
import { NetworkError } from './refusal-error.ts'

interface UploadInput<R extends RouteContract> {
  query: QueryOf<R>
  file: File
  /** The share that has been sent, 0 to 1. */
  onProgress: (share: number) => void
}

/** Sends one file as multipart form, telling how far it is; `fetch` cannot tell that. Throws as `call` does. */
export async function upload<R extends RouteContract>(
  contract: R,
  given: UploadInput<R>,
): Promise<ReplyOf<R>> {
  const form = new FormData()
  form.append('file', given.file)
  const { status, text } = await send(addressOf(contract, { query: given.query }), form, given.onProgress)
  return readReply(status, text) as ReplyOf<R>
}

function send(
  address: string,
  form: FormData,
  onProgress: (share: number) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('x-kaoji', '1')
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    })
    request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText }))
    request.addEventListener('error', () => reject(new NetworkError('upload')))
    request.addEventListener('abort', () => reject(new NetworkError('abort')))
    request.send(form)
  })
}
