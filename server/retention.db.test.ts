import { expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, visit } from '#tests/support/visitor.ts'
import { sweepExpired } from './retention.ts'

const application = startApplication()
const DAY_MS = 24 * 3600_000

async function counts(): Promise<Record<string, number>> {
  const { rows } = await application.owner.query(
    `select (select count(*) from spent_captchas)::int as captchas, (select count(*) from sessions)::int as sessions,
      (select count(*) from phone_codes)::int as codes, (select count(*) from sms_outbox)::int as sms,
      (select count(*) from sign_ins)::int as sign_ins, (select count(*) from sign_in_failures)::int as failures,
      (select count(*) from drafts)::int as drafts`,
  )
  return rows[0]
}

test('LOG-07, LOG-08, APP-02 what is over is removed when its time has come and not before, and the trail says how much', async () => {
  const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  await signInCandidate(application, { idNumber, password: 'wrong-password' })
  const { body } = await visitor.call('GET', '/api/portal/services/exemption')
  const { version } = body.notice as { version: number }
  await visitor.call('POST', '/api/portal/services/exemption/draft', { body: { noticeVersion: version } })
  const stranger = visit(application)
  const ask = { idNumber, captcha: await solveCaptcha(stranger, 'recovery') }
  await stranger.call('POST', '/api/portal/recovery/code', { body: ask })
  await solveCaptcha(stranger, 'recovery')
  const all = await counts()
  expect(Object.entries(all).filter(([, count]) => count === 0)).toEqual([])

  const after = async (days: number) => {
    application.clock.advance(days * DAY_MS)
    await sweepExpired(application.deps)
    return counts()
  }
  expect(await after(0)).toEqual(all)
  const kept = { ...all, captchas: 0, sessions: 0 }
  expect(await after(1.5)).toEqual({ ...kept, failures: 0 })
  expect(await after(1)).toEqual({ ...kept, failures: 0, codes: 0 })
  expect(await after(28)).toEqual({ ...kept, failures: 0, codes: 0, sms: 0 })
  // A year passes. The sign-ins are moved back in the table instead, because their deletion asks the database's clock.
  await application.owner.query("update sign_ins set at = at - interval '400 days'")
  expect(await after(335)).toEqual({ ...kept, failures: 0, codes: 0, sms: 0, sign_ins: 0, drafts: 0 })
  const { rows } = await application.owner.query(
    "select actor_id, old_value from audit_entries where action = 'retention.sweep' order by recorded_at",
  )
  expect(rows.map(({ old_value }) => old_value)).toEqual([
    { phoneCodes: all.codes, sms: 0, letters: 0, signIns: 0, drafts: 0 },
    { phoneCodes: 0, sms: all.sms, letters: 0, signIns: 0, drafts: 0 },
    { phoneCodes: 0, sms: 0, letters: 0, signIns: all.sign_ins, drafts: all.drafts },
  ])
})

test('LOG-07 nobody thins out the list of sign-ins: not the application’s role, and not by the door within six months', async () => {
  await expect(application.owner.query('set role kaoji_app; delete from sign_ins')).rejects.toMatchObject({
    code: '42501',
  })
  for (const days of [179, 181])
    await application.owner.query(
      `insert into sign_ins select gen_random_uuid(), id, null, now() - interval '${days} days', '', '${days}', 'signed_in' from persons limit 1`,
    )
  await application.owner.query("select forget_sign_ins(now() + interval '1 day')")
  const { rows } = await application.owner.query("select agent from sign_ins where agent <> ''")
  expect(rows).toEqual([{ agent: '179' }])
})
