import { ProviderUnavailable } from './payment-faults.ts'
import type { ProviderName } from './payment-provider.ts'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT'
  address: string
  headers: Record<string, string>
  body?: string
}

/** An answer as it came: nothing in it is believed yet. Names of headers are in lower case. */
export interface HttpAnswer {
  status: number
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** How long the whole exchange may take, and how large its answer may be. */
export interface ExchangeLimits {
  ms: number
  bytes: number
}

/**
 * Sends one request to a provider and reads the whole answer, whatever its status. Follows no redirection: requests go to
 * configured addresses only. Throws `ProviderUnavailable`, which names the kind of failure and nothing of what was sent.
 */
export async function exchange(
  provider: ProviderName,
  request: HttpRequest,
  limits: ExchangeLimits,
): Promise<HttpAnswer> {
  try {
    return await fetchWithin(request, limits)
  } catch (error) {
    throw new ProviderUnavailable(provider, error instanceof Error ? error.name : 'unknown')
  }
}

/** The same, and throws whatever went wrong as it is. */
export async function fetchWithin(request: HttpRequest, limits: ExchangeLimits): Promise<HttpAnswer> {
  const { method, address, headers, body } = request
  const answer = await fetch(address, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(limits.ms),
  })
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await readWithin(answer.body, limits.bytes),
  }
}

async function readWithin(stream: ReadableStream<Uint8Array> | null, bytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream ?? []) {
    length += part.length
    if (length > bytes) throw new RangeError('the answer is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
