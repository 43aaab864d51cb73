import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { isCommonPassword } from '#platform/passwords/common-passwords.ts'
import { PASSWORD_PROBLEM_WORDS } from '#rulebook/password-policy.texts.ts'
import { judgePassword, type PasswordProblemCode } from '#rulebook/password-policy.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount, listTicketNos, setPasswordHash } from './account.store.ts'
import { voidPhoneCodes } from './phone-code.store.ts'
import { voidHandedCodes } from './recovery.store.ts'

/** Hashes a candidate's new password; refuses with `password_weak` and every problem at once, and for the same one again. */
export async function hashChosenPassword(
  deps: Deps,
  { deadline }: Call,
  chosen: { personId: string; password: string },
): Promise<string> {
  const { account, tickets } = await deps.database.read(deadline, async (tx) => ({
    account: await findAccount(tx, chosen.personId),
    tickets: await listTicketNos(tx, chosen.personId),
  }))
  if (!account) throw new Refusal('not_found')
  requireStrong(chosen.password, {
    profile: 'candidate',
    idNumber: deps.cipher.open('person.id_number', account.idNumberCipher),
    ticketNos: tickets.map(({ no }) => no),
    ...(account.phoneCipher ? { phone: deps.cipher.open('person.phone', account.phoneCipher) } : {}),
  })
  if (account.passwordHash && (await deps.hasher.verify(account.passwordHash, chosen.password)).ok)
    throw weak(['same_as_before'])
  return deps.hasher.hash(chosen.password)
}

/** Refuses with `password_weak` unless the password satisfies the policy and is not on the list of common passwords. */
export function requireStrong(password: string, context: Parameters<typeof judgePassword>[1]): void {
  const codes = new Set(judgePassword(password, context).map(({ code }) => code))
  if (isCommonPassword(password)) codes.add('too_common')
  if (codes.size > 0) throw weak([...codes])
}

function weak(codes: readonly PasswordProblemCode[]): Refusal {
  const problems = codes.map((code) => ({ field: 'newPassword', code, text: PASSWORD_PROBLEM_WORDS[code] }))
  return new Refusal('password_weak', { problems })
}

/**
 * Puts the password that the person chose in force. Makes every outstanding recovery code invalid, so that a code that a
 * stranger asked for cannot replace this password (LOG-08).
 */
export async function putInForce(
  tx: Tx,
  personId: string,
  password: { hash: string; at: Date },
): Promise<void> {
  await setPasswordHash(tx, personId, password)
  await voidHandedCodes(tx, personId, password.at)
  await voidPhoneCodes(tx, personId)
}
