import { Type } from 'typebox'
import { FreeText } from './free-text.ts'

const LEAP_YEAR = '([1-9]\\d(0[48]|[2468][048]|[13579][26])|(1[26]|[2468][048]|[3579][26])00)'
/** A day that the calendar has: what passes here is a date to PostgreSQL, too. */
const DATE = `([1-9]\\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))|${LEAP_YEAR}-02-29)`

/** How a UUID is written, for where several stand in one text. */
export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** A UUID. */
export const Id = Type.String({
  pattern: `^${UUID}$`,
  'x-words': '这一项不是从页面上选的，请刷新页面后重选。',
  minLength: 36,
  maxLength: 36,
})
/** An instant, ISO 8601 in UTC: `2026-12-16T00:00:00.000Z`. */
export const Instant = Type.String({
  maxLength: 30,
  pattern: `^${DATE}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?Z$`,
  'x-words': '应为日历上有的日期和时间，请重新选择。',
})
/** A date in Beijing: `2026-12-16`. */
export const Day = Type.String({
  maxLength: 10,
  pattern: `^${DATE}$`,
  'x-words': '应为日历上有的日期，例如 2026-12-16。',
})
/** A line of text that a person typed or reads. */
export const Line = Type.String({ maxLength: 200 })
/** Something longer. */
export const Prose = Type.String({ maxLength: 4000 })
/** The number of a version or a revision that was read; the next one still fits where it is kept. */
export const VersionSeen = Type.Integer({ minimum: 0, maximum: 2_147_483_646 })
export const Done = Type.Object({ done: Type.Literal(true) })
/** One of a few words. */
export function OneOf<const W extends string>(words: readonly W[]) {
  return Type.Unsafe<W>(Type.Union(words.map((word) => Type.Literal(word))))
}

export const IdParams = Type.Object({ id: Id }, { additionalProperties: false })
/** What a person may type as a password: judged by the password policy, never trimmed. */
export const Password = FreeText('hashed', { minLength: 1, maxLength: 200 })

/** What an authenticator app shows; the pattern is asked of the folded code (EVI-07). */
export const TotpCode = Type.String({
  pattern: '^[0-9]{6}$',
  maxLength: 6,
  'x-fold': 'totp_code',
  'x-words': '动态口令应为 6 位数字，请看手机上的验证器。',
})

/** A captcha as its visitor brings it back: sealed, and not to be read. Also one that an earlier version gave is told kindly. */
export const CaptchaToken = Type.String({
  pattern: '^[A-Za-z0-9_-]+$',
  'x-words': '这个验证码不是本页给出的，请换一张重新输入。',
  maxLength: 100,
})
/** How the sender shows to be a person: the image's letters, or work done by the browser (LOG-04). */
export const CaptchaProof = Type.Object(
  { id: CaptchaToken, answer: FreeText('compared', { fold: 'captcha', minLength: 1, maxLength: 20 }) },
  { additionalProperties: false },
)
export type CaptchaProof = Type.Static<typeof CaptchaProof>
