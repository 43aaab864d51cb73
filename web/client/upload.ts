import { ACT_KEY, type ParamsOf, type QueryOf, type ReplyOf, type RouteContract } from '#contracts/route.ts'
import { openAct } from './act-keys.ts'
import { addressOf } from './address.ts'
import { readReply } from './read-reply.ts'
import { NetworkError, StalledError } from './refusal-error.ts'
import { personHeader } from './shown-person.ts'
import { watchStall } from './watch-stall.ts'

type Given<K extends string, T> = [T] extends [undefined] ? { [Name in K]?: undefined } : { [Name in K]: T }

type UploadInput<R extends RouteContract> = Given<'params', ParamsOf<R>> &
  Given<'query', QueryOf<R>> & {
    /** A file as it was chosen, or what the browser made of it. Sent again, it has to be the same object. */
    file: Blob
    name: string
    /** The share that has been sent, 0 to 1. */
    onProgress: (share: number) => void
    /** Gives the upload up. */
    signal?: AbortSignal
  }

/** Sends one file as multipart form, telling how far it is; `fetch` cannot tell that. Throws as `call` does. */
export async function upload<R extends RouteContract>(
  contract: R,
  input: UploadInput<R>,
): Promise<ReplyOf<R>> {
  const form = new FormData()
  form.append('file', input.file, input.name)
  const act = openAct(contract, input)
  const { status, text, headers } = await send(addressOf(contract, input), form, { ...input, key: act?.key })
  act?.settle(status)
  return readReply(status, text, { headers }) as ReplyOf<R>
}

interface Sending {
  onProgress: (share: number) => void
  signal?: AbortSignal
  key: string | undefined
}

function send(
  address: string,
  form: FormData,
  { onProgress, signal, key }: Sending,
): Promise<{ status: number; text: string; headers: Headers }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('x-kaoji', '1')
    for (const [name, value] of Object.entries(personHeader())) request.setRequestHeader(name, value)
    if (key !== undefined) request.setRequestHeader(ACT_KEY, key)
    const stall = watchStall(() => {
      reject(new StalledError())
      request.abort()
    })
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      stall.moved()
      if (lengthComputable) onProgress(loaded / total)
    })
    request.upload.addEventListener('load', () => stall.sent())
    request.addEventListener('loadend', () => stall.end())
    request.addEventListener('load', () =>
      // A server or a proxy that gave the request up, because nothing came any more.
      request.status === 408
        ? reject(new StalledError())
        : resolve({ status: request.status, text: request.responseText, headers: headersOf(request) }),
    )
    request.addEventListener('error', () => reject(new NetworkError('upload')))
    // As with `fetch`: who gave it up knows why.
    request.addEventListener('abort', () => reject(signal?.reason ?? new NetworkError('abort')))
    signal?.throwIfAborted()
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

/** What of the headers a reply is read by: when to come back. */
function headersOf(request: XMLHttpRequest): Headers {
  const retryAfter = request.getResponseHeader('retry-after')
  return new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter })
}
