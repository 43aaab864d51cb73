import { timingSafeEqual } from 'node:crypto'
import type { portalSignIn } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Hashing } from '#platform/passwords/password-hasher.ts'
import { RemotePasswordsAway } from '#platform/passwords/remote-passwords.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'
import { formsOfIdNumber } from '#rulebook/identity/legacy-number.ts'
import type { Deps } from '#server/deps.ts'
import type { CandidateAccount } from './account.store.ts'
import { isOwnTicketNo } from './own-ticket-no.ts'
import { readTypedNumber } from './typed-number.ts'

/** What a typed password was found to be. */
export type Verdict = { kind: 'wrong' } | { kind: 'initial' } | { kind: 'own'; rehashed: string | undefined }

/** What was typed at the sign-in, read. */
export interface Typed {
  number: string
  indexes: readonly Buffer[]
  /** Under which its attempts are counted, whoever's number it is. */
  name: string
  password: string
  /** Whether the password is the initial one of this number. */
  isInitial: boolean
  ticketNo: string | undefined
}

/** Reads what was typed. */
export function readTyped(deps: Deps, { idNumber, password, ticketNo }: BodyOf<typeof portalSignIn>): Typed {
  const { number, indexes, account: name } = readTypedNumber(deps.cipher, idNumber)
  return {
    ...{ number, indexes, name, password },
    isInitial: isInitialPassword(number, password),
    ticketNo: ticketNo === undefined ? undefined : fold('ticket_no', ticketNo),
  }
}

/** Takes the time of one verification on every path; the pace of the refusals evens out the remaining differences. */
export async function judge(
  deps: Deps,
  call: Call,
  { account, typed, hashing }: { account: CandidateAccount | undefined; typed: Typed; hashing: Hashing },
): Promise<Verdict | { kind: 'elsewhere' }> {
  const { password, isInitial } = typed
  if (!account?.passwordHash) {
    await hashing.burn()
    if (account && !account.isDisabled && isInitial) return judgeInitial(deps, call, { account, typed })
    return { kind: 'elsewhere' }
  }
  const { ok, needsRehash } = await hashing.verify(account.passwordHash, password)
  if (!ok || account.isDisabled) return { kind: 'wrong' }
  // LOG-02: a person who never changed the other platform's initial password was imported with a hash of that password.
  if (isInitial) return judgeInitial(deps, call, { account, typed })
  return { kind: 'own', rehashed: needsRehash ? await hashing.hash(password) : undefined }
}

/** LOG-03: the other platform is asked for an unknown number too: not asking would reveal that the account does not exist. */
export async function judgeElsewhere(
  deps: Deps,
  { account, typed }: { account: CandidateAccount | undefined; typed: Typed },
): Promise<Verdict> {
  const isTheirs = await isRightElsewhere(deps, typed)
  if (!account || account.isDisabled || !isTheirs) return { kind: 'wrong' }
  return { kind: 'own', rehashed: await deps.hasher.hash(typed.password) }
}

/** LOG-09: where a 准考证号 was asked for, the initial password alone opens nothing. */
async function judgeInitial(
  deps: Deps,
  call: Call,
  { account, typed }: { account: CandidateAccount; typed: Typed },
): Promise<Verdict> {
  if (typed.ticketNo === undefined) return { kind: 'initial' }
  const { personId } = account
  const isTheirs = await isOwnTicketNo(deps, call, { personId, ticketNo: typed.ticketNo })
  return { kind: isTheirs ? 'initial' : 'wrong' }
}

/** LOG-03: asks the registration platform, where one is connected, until it has confirmed the password once. */
async function isRightElsewhere(deps: Deps, { number, password }: Typed): Promise<boolean> {
  if (!deps.remotePasswords) return false
  try {
    return await deps.remotePasswords.isRight({ name: number, password })
  } catch (error) {
    if (!(error instanceof RemotePasswordsAway)) throw error
    deps.log.warn('registration-platform-away')
    throw new Refusal('registration_away')
  }
}

/**
 * LOG-02: the initial password is the last six characters of the ID number, in the form that was typed or the other one. It is
 * public knowledge.
 */
function isInitialPassword(number: string, password: string): boolean {
  const typed = fold('initial_password', password)
  return formsOfIdNumber(number).some((form) => isSame(typed, initialPasswordOf(form)))
}

function isSame(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
