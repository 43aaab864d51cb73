import type { Deadline } from '#kernel/deadline.ts'
import { type Captcha, SPEND_CAPTCHA } from '#modules/captchas/public.ts'
import { type NewSession, sessionInsert, sessionValues } from '#modules/sessions/public.ts'
import type { Database } from '#platform/db/database.ts'
import { type CandidateAccount, openedTicketQuery } from './account.store.ts'

// The day of a release is made of these two: each is one round trip, prepared, and only the last one waits for the disk.

const FIND = {
  name: 'spend-captcha-and-find-account',
  // Whoever brings a captcha again looks nobody up.
  text: `with ${SPEND_CAPTCHA}
    select exists(select from spent) as is_first,
      (select max(f.locked_until) from sign_in_failures f where f.key = any($3::bytea[])) as locked_until, found.*
    from (select) one left join lateral (
      select p.id, p.id_number_cipher, p.phone_cipher, a.password_hash, a.disabled_at
      from persons p join candidate_accounts a on a.person_id = p.id
      where p.id_number_index = any($4::bytea[]) and exists(select from spent) limit 1) found on true`,
}

interface FoundRow {
  is_first: boolean
  locked_until: Date | null
  id: string | null
  id_number_cipher: Buffer | null
  phone_cipher: Buffer | null
  password_hash: string | null
  disabled_at: Date | null
  [column: string]: unknown
}

/** What stood when a captcha was used up: whether that was its first use, until when a count of failures is locked, and the account. */
export interface Found {
  isFirst: boolean
  lockedUntil: Date | undefined
  account: CandidateAccount | undefined
}

/** Uses the captcha up, and finds the account by any of these blind indexes, unless it was used before. */
export async function spendCaptchaAndFind(
  database: Database,
  deadline: Deadline,
  asked: { captcha: Captcha; keys: readonly Buffer[]; indexes: readonly Buffer[] },
): Promise<Found> {
  const { captcha, keys, indexes } = asked
  const query = { ...FIND, values: [captcha.id, captcha.expiresAt, keys, indexes] }
  const [row] = await database.prepared<FoundRow>(deadline, query)
  return {
    isFirst: row?.is_first === true,
    lockedUntil: row?.locked_until ?? undefined,
    account: row && accountOf(row),
  }
}

function accountOf(row: FoundRow): CandidateAccount | undefined {
  if (!row.id || !row.id_number_cipher) return undefined
  return {
    personId: row.id,
    idNumberCipher: row.id_number_cipher,
    phoneCipher: row.phone_cipher ?? undefined,
    passwordHash: row.password_hash ?? undefined,
    isDisabled: row.disabled_at !== null,
  }
}

const OPEN = {
  name: 'open-session-of-judged-password',
  // The counts are locked first, in the order of counting; the account next, if none is locked; whatever follows needs its row.
  text: `with counts as (select key, locked_until from sign_in_failures where key in ($1::bytea, $2::bytea)
      order by key = $2::bytea for share),
    held as (select person_id from candidate_accounts
      where person_id = $3::uuid and password_hash = $4::text and disabled_at is null
        and not exists (select from counts where locked_until > $5::timestamptz) for update),
    newest as (${openedTicketQuery({ person: '$3', at: '$5' })}),
    cleared as (delete from sign_in_failures where key = $1::bytea and exists (select from held)),
    noted as (insert into sign_ins (id, person_id, at, address, agent, outcome)
      select $6::uuid, held.person_id, $5::timestamptz, $7::text, $8::text, 'signed_in' from held),
    opened as (${sessionInsert(9)})
    select (select count(*)::int from held) as held, (select max(locked_until) from counts) as locked_until`,
}

export interface Opening {
  pairKey: Buffer
  addressKey: Buffer
  personId: string
  /** The hash that was judged: it must still be the account's. */
  passwordHash: string
  signInId: string
  session: NewSession
}

/**
 * Opens the session of an own password that was judged right, all of it or nothing: unless a count was locked meanwhile, the password
 * replaced or the account disabled. The failures of the account at this address are cleared, and the sign-in is noted.
 */
export async function openJudged(
  database: Database,
  deadline: Deadline,
  { session, ...opening }: Opening,
): Promise<{ isOpened: boolean; lockedUntil: Date | undefined }> {
  const { at, address, agent } = session
  const values = [
    ...[opening.pairKey, opening.addressKey, opening.personId, opening.passwordHash, at],
    ...[opening.signInId, address, agent.slice(0, 200), ...sessionValues(session)],
  ]
  const [row] = await database.prepared<{ held: number; locked_until: Date | null }>(deadline, {
    ...OPEN,
    values,
  })
  return { isOpened: row?.held === 1, lockedUntil: row?.locked_until ?? undefined }
}
