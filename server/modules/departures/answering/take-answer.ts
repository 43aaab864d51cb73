import type { MultipartFile } from '@fastify/multipart'
import type { takeAnswerFile as contract } from '#contracts/office/departure-answers.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { stepWithin } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { trustedInstallations } from '#modules/exchange/public.ts'
import { findPerson, requireAuthority } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { checkAnswer } from '#rulebook/transfer-package/transfer-answer.ts'
import { PACKAGE_REFUSAL_WORDS } from '#rulebook/transfer-package/transfer-package.texts.ts'
import type { Deps } from '#server/deps.ts'
import { requireMove } from '../moving/make-move.ts'
import { holdDeparture } from '../moving/require-departure.ts'
import { findDepartureOfPackage } from './answer.store.ts'
import { settleAnswer } from './settle-answer.ts'

/** An upload may take a while to arrive; the database steps are as short as everywhere. */
const STEP_MS = 5_000

/** TRO-04: takes the destination's signed answer: it is believed under a trusted key, about the very bytes that were sent. */
export async function takeAnswer(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  file: MultipartFile | undefined,
): Promise<ReplyOf<typeof contract>> {
  requireAuthority(actor, 'departure.send')
  const bytes = await bytesOf(file)
  return deps.database.transact(stepWithin(STEP_MS, deadline), async (tx) => {
    const answer = await requireAnswer(tx, deps, bytes)
    const { packageId, packageSha256, outcome, id: answerId } = answer.content
    const found = await findDepartureOfPackage(tx, packageId)
    const isOurs = found?.content_sha256 === packageSha256 && found.province === answer.sender.province
    if (!found || !isOurs) throw new Refusal('answer_unknown')
    const row = await holdDeparture(tx, { id: found.departure_id, actor, grant: 'departure.send' })
    if (found.is_replaced)
      throw new Refusal('departure_state', { values: { why: '的电子档案已重新制作，这是对旧档案的答复' } })
    requireMove(row, outcome.kind === 'accepted' ? 'accept' : 'return', row.version)
    const note = outcome.kind === 'returned' ? outcome.reason : `${answer.sender.name}的签名答复`
    const by = { actor, origin }
    await settleAnswer(tx, deps, { row, kind: outcome.kind, note, by, at: deps.clock.now(), answerId })
    const person = await findPerson(tx, row.person_id)
    return { id: row.id, kind: outcome.kind, personName: person?.name ?? '' }
  })
}

async function requireAnswer(tx: Tx, { clock, config }: Deps, bytes: Buffer) {
  const verdict = checkAnswer(bytes, {
    trusted: await trustedInstallations(tx),
    now: clock.now(),
    ownInstallation: config.installation.installation,
  })
  if (verdict.kind === 'good') return verdict satisfies { content: TransferAnswer }
  const why =
    verdict.refusal === 'not_a_package'
      ? '这不是转入地的答复文件，或者内容不完整。请让转入地重新下载后再发来。'
      : PACKAGE_REFUSAL_WORDS[verdict.refusal].why
  throw new Refusal('answer_refused', { values: { why } })
}

async function bytesOf(file: MultipartFile | undefined): Promise<Buffer> {
  if (!file) throw new Refusal('upload_missing')
  const bytes = await file.toBuffer().catch(() => undefined)
  if (file.file.truncated) throw new Refusal('upload_too_large', { values: { limit: '1 MB' } })
  if (!bytes) throw new Refusal('upload_incomplete')
  return bytes
}
