import { deadlineIn } from '#kernel/deadline.ts'
import {
  deleteOldFailures,
  deleteOldPhoneCodes,
  deleteOldTries,
  forgetSignIns,
  sealExplanations,
} from '#modules/accounts/public.ts'
import { deleteOldDrafts } from '#modules/applications/public.ts'
import { deleteOldCaptchas } from '#modules/captchas/public.ts'
import { deleteOldAudits } from '#modules/degree-audits/public.ts'
import { sweepImages } from '#modules/evidence/public.ts'
import { sweepImports } from '#modules/imports/public.ts'
import { deleteOldLetters, deleteOldSms } from '#modules/messages/public.ts'
import { followOverdue } from '#modules/payments/public.ts'
import { deleteOldLinks } from '#modules/phone-links/public.ts'
import { deleteExpiredSessions } from '#modules/sessions/public.ts'
import { closeIdleStaff } from '#modules/staff/public.ts'
import { forgetActs } from '#platform/acts/acts.store.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { eachAlone } from '#platform/jobs/each-alone.ts'
import type { Deps } from './deps.ts'

const LIMIT_MS = 30_000
const DAY_MS = 24 * 3600_000

/** How long records that are no longer needed are kept (PIPL 19: no longer than necessary). */
const KEPT_DAYS = {
  /** The daily limit counts them for one day. */
  phoneCodes: 2,
  /** Long enough to find out why a text did not arrive. */
  sms: 30,
  /** The law asks for six months; disputes come later than that. */
  signIns: 365,
  /** Two windows of a service. */
  drafts: 365,
  /** The batch after the next is over by then. */
  degreeAudits: 365,
} as const

/**
 * Deletes what has expired, closes accounts of staff that nobody uses, and takes up payments whose jobs have ended before them. The trail records how many personal records were
 * deleted (TRL-01). What cannot be done holds up nothing else: neither money on its way, nor a disk that fills.
 */
export async function sweepExpired(deps: Deps, stop?: AbortSignal): Promise<void> {
  const parts = [
    followPayments,
    closeIdle,
    deleteExpired,
    sweepFiles,
    sweepVault,
    removeImports,
    removeImages,
  ]
  await eachAlone(parts, (part) => part(deps), { log: deps.log, stop })
}

const followPayments = (deps: Deps) =>
  deps.database.transact(deadlineIn(LIMIT_MS), (tx) => followOverdue(tx, deps))

const closeIdle = (deps: Deps) =>
  deps.database.transact(deadlineIn(LIMIT_MS), (tx) => closeIdleStaff(tx, deps))

async function deleteExpired(deps: Deps): Promise<void> {
  const at = deps.clock.now()
  const daysAgo = (days: number) => new Date(at.getTime() - days * DAY_MS)
  await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
    await deleteOldCaptchas(tx, at)
    await deleteOldFailures(tx, daysAgo(1))
    await deleteOldTries(tx, daysAgo(1))
    await deleteExpiredSessions(tx, at)
    await deleteOldLinks(tx, daysAgo(1))
    await sealExplanations(tx, deps)
    await forgetActs(tx, daysAgo(1))
    await deleteOldAudits(tx, daysAgo(KEPT_DAYS.degreeAudits))
    const removed = {
      phoneCodes: await deleteOldPhoneCodes(tx, daysAgo(KEPT_DAYS.phoneCodes)),
      sms: await deleteOldSms(tx, daysAgo(KEPT_DAYS.sms)),
      letters: await deleteOldLetters(tx, daysAgo(KEPT_DAYS.sms)),
      signIns: await forgetSignIns(tx, daysAgo(KEPT_DAYS.signIns)),
      drafts: await deleteOldDrafts(tx, daysAgo(KEPT_DAYS.drafts)),
    }
    if (Object.values(removed).every((count) => count === 0)) return
    await writeAudit(tx, {
      at,
      actor: { kind: 'system', name: 'sweep-expired' },
      action: 'retention.sweep',
      subject: { kind: 'installation', id: 'retention' },
      old: removed,
    })
  })
}

const sweepFiles = (deps: Deps) => deps.files.sweep(DAY_MS, deps.clock.now())

const sweepVault = (deps: Deps) => deps.vault.sweep(DAY_MS, deps.clock.now())

async function removeImports(deps: Deps): Promise<void> {
  const files = await sweepImports(deps)
  if (files > 0) deps.log.warn('orphaned-imports-removed', { files })
}

async function removeImages(deps: Deps): Promise<void> {
  const images = await sweepImages(deps)
  if (images > 0) deps.log.warn('orphaned-images-removed', { images })
}
