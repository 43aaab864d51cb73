import type { JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { deliverSms, followSms } from './deliver-sms.ts'
import { type EmailOf, sendLetter, writeLetters } from './send-letters.ts'

/** The jobs of text messages and letters. */
export function messageTasks(deps: Deps, emailOf: EmailOf) {
  return {
    'send-sms': (payload: { smsId: string }, run: JobRun) => deliverSms(deps, payload, run),
    'follow-sms': (payload: { smsId: string }, run: JobRun) => followSms(deps, payload, run),
    'write-letters': () => writeLetters(deps, emailOf),
    'send-letter': (payload: { letterId: string }, run: JobRun) => sendLetter(deps, payload, run),
  }
}
