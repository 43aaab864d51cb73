import type { RefusalReply } from '#contracts/refusals.ts'
import { clientTexts } from './client.texts.ts'
import { RefusalError } from './refusal-error.ts'
import { noteAnswer, signal } from './signals.ts'

/**
 * Returns the reply of a success; otherwise throws its refusal, after signalling the dialogs if it concerns the session.
 */
export function readReply(
  status: number,
  text: string,
  { quiet, headers }: { quiet?: true; headers?: Headers } = {},
): unknown {
  const parsed = parse(text)
  if (status >= 200 && status < 300) {
    if (!quiet) noteAnswer()
    return parsed
  }
  const refusal = isRefusal(parsed) ? parsed : { code: 'unreadable', text: clientTexts.broken, reference: '' }
  if (refusal.code === 'not_signed_in') signal({ kind: 'expired' })
  if (refusal.code === 'person_switched') signal({ kind: 'other_person' })
  if (refusal.code === 'ticket_switched')
    signal({ kind: 'ticket_switched', ticketNo: String(refusal.values?.ticketNo ?? '') })
  throw new RefusalError(status, refusal, { retryAfterSeconds: secondsIn(headers) })
}

function secondsIn(headers: Headers | undefined): number | undefined {
  const seconds = Number(headers?.get('retry-after'))
  return seconds > 0 ? seconds : undefined
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRefusal(value: unknown): value is RefusalReply {
  return typeof value === 'object' && value !== null && 'code' in value && 'text' in value
}
