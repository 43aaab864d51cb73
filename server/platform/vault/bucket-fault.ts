import { VaultUnavailable } from './vault-faults.ts'

/** What the SDK throws, as far as it is looked at. */
interface SdkFault {
  name: string
  code: string
  $metadata: { httpStatusCode?: number }
}

/**
 * Describes a bucket's error without secrets. The SDK's own error carries the key id, the signed request and the bucket's
 * answer; none of that may reach a log, so it is neither kept nor named as the cause.
 */
export function bucketFaultOf(error: unknown): Error {
  const { name, code, $metadata } = (error ?? {}) as Partial<SdkFault>
  const status = $metadata?.httpStatusCode
  const what = [name, code, status].map(plainWord).filter(Boolean).join(' ')
  const isAway =
    (status !== undefined && (status >= 500 || status === 429)) ||
    /^(TimeoutError|AbortError)$/.test(name ?? '') ||
    /^E[A-Z]+$/.test(code ?? '')
  return isAway ? new VaultUnavailable(what) : new Error(`the bucket refused: ${what}`)
}

function plainWord(word: unknown): string {
  const text = String(word ?? '')
  return /^\w{1,60}$/.test(text) ? text : ''
}
