import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob, type JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { findWaitingLetter, insertLetter, listUntold, settleLetter, tryLockLetters } from './letter.store.ts'

/** The address within the contact that is on record; `registry` knows, which builds on this module. */
export type EmailOf = (contactCipher: Buffer) => string | undefined

const LIMIT_MS = 30_000
const AT_ONCE = 500
/** One after another, so that a hundred thousand letters leave room for the other jobs. */
const QUEUE = 'letters'

/**
 * MSG-01: writes a letter to everybody who has unread news since the last one. It says that there is news and where, never which: a
 * mailbox has other readers. Found by asking the inboxes, so that no way of adding a message can forget it.
 */
export async function writeLetters(deps: Deps, emailOf: EmailOf): Promise<void> {
  if (!deps.mailer) return
  for (;;) {
    const at = deps.clock.now()
    const count = await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
      if (!(await tryLockLetters(tx))) return 0
      const persons = await listUntold(tx, { at, limit: AT_ONCE })
      for (const { personId, contactCipher } of persons)
        await addLetter(tx, deps, { personId, email: emailIn(deps, emailOf, contactCipher), at })
      return persons.length
    })
    if (count < AT_ONCE) return
  }
}

/**
 * Writes a letter to an address that leaves the record, in the transaction of that change (PRF-01): the message about it is no news to the
 * new address, whose reader may be whoever took the account.
 */
export async function writeFarewell(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock' | 'cipher' | 'mailer'>,
  { personId, email }: { personId: string; email: string },
): Promise<void> {
  if (deps.mailer) await addLetter(tx, deps, { personId, email, at: deps.clock.now() })
}

async function addLetter(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'cipher'>,
  { personId, email, at }: { personId: string; email: string | undefined; at: Date },
): Promise<void> {
  const id = deps.ids.next()
  const addressCipher = email === undefined ? undefined : deps.cipher.seal('letter.address', email)
  await insertLetter(tx, { id, personId, addressCipher, at })
  if (addressCipher) await addJob(tx, 'send-letter', { payload: { letterId: id }, queue: QUEUE })
}

/** None where the contact cannot be opened: one damaged row keeps nobody else from their letter, and the log says so. */
function emailIn({ log }: Pick<Deps, 'log'>, emailOf: EmailOf, contactCipher: Buffer): string | undefined {
  try {
    return emailOf(contactCipher)
  } catch (error) {
    log.error('contact-unreadable', error)
    return undefined
  }
}

/** Hands one letter to the mail server; again, under the same Message-ID, while the server decides nothing. */
export async function sendLetter(
  deps: Deps,
  { letterId: id }: { letterId: string },
  run: JobRun,
): Promise<void> {
  const addressCipher = await deps.database.read(deadlineIn(LIMIT_MS), (tx) => findWaitingLetter(tx, id))
  if (!addressCipher) return
  const settle = (end: { state: 'accepted' } | { state: 'failed'; failure: string }) =>
    deps.database.transact(deadlineIn(LIMIT_MS), (tx) =>
      settleLetter(tx, { id, at: deps.clock.now(), ...end }),
    )
  if (!deps.mailer || run === 'over') return settle({ state: 'failed', failure: '多次未能交给邮件服务器' })
  const to = deps.cipher.open('letter.address', addressCipher)
  const verdict = await deps.mailer.send({ id, to, ...wordsOf(deps) }).catch(async (error: unknown) => {
    if (run === 'last') await settle({ state: 'failed', failure: '多次未能交给邮件服务器' })
    throw error
  })
  await settle(
    verdict.kind === 'accepted' ? { state: 'accepted' } : { state: 'failed', failure: verdict.words },
  )
}

function wordsOf({ config }: Deps): { subject: string; text: string } {
  const where = config.publicOrigin === undefined ? '' : `：${config.publicOrigin}/messages`
  return {
    subject: '您在考籍管理服务平台有新消息',
    text: [
      `您好，您在考籍管理服务平台有新消息，请登录后查看${where}`,
      '为保护您的个人信息，邮件中不写消息的内容。工作人员不会在邮件中索要密码或验证码。',
      '本邮件由系统自动发出，请勿回复。不想再收到的，请在平台「个人信息」中删去邮箱。',
    ].join('\n\n'),
  }
}
