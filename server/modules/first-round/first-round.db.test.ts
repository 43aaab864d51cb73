import { expect, test } from 'vitest'
import { ROLES, type Role, SCHOOL_ROLES } from '#contracts/grants.ts'
import { TEXT_KEYS } from '#contracts/office/administration.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { viewFirstRound } from './view-first-round.ts'

const application = startApplication({ data: 'empty', mode: 'production', per: 'test' })
const given = givenIn(application)
const { load, folderWith } = startCatalogue(application)

type Missing = { need: string; names: string[] }
async function look(): Promise<Missing[]> {
  return (await viewFirstRound(application.deps, { deadline: deadlineIn(10_000) })).missing
}
const needsOf = (missing: readonly Missing[]) => missing.map(({ need }) => need)

const CATALOGUE = ['schools', 'courses', 'majors', 'sittings', 'windows', 'activation', 'rules']

test('OPS-01, CAT-02 an empty production says everything that is missing, and the catalogue takes its part off the list', async () => {
  await given.officer('security_administrator')
  const empty = await look()
  // A new installation has its chains and reasons from the migrations; without majors there is none without a plan.
  expect(needsOf(empty)).toEqual([
    ...CATALOGUE,
    ...['texts', 'batches', 'diploma_numbers', 'roles', 'security_administrators', 'archive'],
    ...['preconditions', 'timetable', 'fees', 'text_messages'],
  ])
  expect(empty.find(({ need }) => need === 'texts')?.names).toEqual(TEXT_KEYS.toSorted())
  await load(await folderWith())
  const loaded = await look()
  // What no file says is left. This folder's sitting is over and its timetable with it.
  expect(needsOf(loaded)).toEqual([
    ...['roles', 'security_administrators', 'archive', 'timetable', 'text_messages'],
  ])
})

test('OPS-01 what ends by the calendar, or is taken away, is on the list again: nothing of it is stored', async () => {
  await load(await folderWith())
  await application.owner.query(
    "update plans set retired_on = '2026-11-24' where effective_on = (select max(effective_on) from plans)",
  )
  await application.owner.query("delete from review_chains where service = 'graduation'")
  expect(needsOf(await look())).not.toContain('plans')
  application.clock.set('2027-01-10T00:00:00Z')
  const later = await look()
  expect(later.find(({ need }) => need === 'plans')?.names.length).toBeGreaterThan(0)
  expect(later.find(({ need }) => need === 'review_chains')?.names).toEqual(['graduation'])
  expect(needsOf(later)).toEqual(expect.arrayContaining(['windows', 'batches']))
})

test('OPS-01, ACC-01 a post counts while somebody holds it, a second 安全管理员 once the second factor is bound', async () => {
  await load(await folderWith())
  const first = await given.officer('security_administrator')
  const second = await given.officer('security_administrator')
  const bound = (officer: Officer) =>
    application.owner.query("update staff set totp_cipher = '\\x01' where id = $1", [officer.staffId])
  const roles = async () => (await look()).find(({ need }) => need === 'roles')?.names
  await bound(first)
  expect(needsOf(await look())).toContain('security_administrators')
  await bound(second)
  expect(needsOf(await look())).not.toContain('security_administrators')

  const others = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'security_administrator')
  expect(await roles()).toEqual(others.toSorted())
  for (const role of others) await given.officer(role, SCHOOL_ROLES.includes(role) ? '10272' : undefined)
  expect(await roles()).toBeUndefined()
  await application.owner.query(
    "update staff set disabled_at = now() where id in (select staff_id from staff_roles where role = 'auditor')",
  )
  expect(await roles()).toEqual(['auditor'])
})
