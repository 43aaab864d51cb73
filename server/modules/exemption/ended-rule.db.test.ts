import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fileExemption, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

// Rules that begin or end while an application is on its way.

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const DAY_MS = 24 * 3600_000
const ENDED = '已于 2026年11月24日 停用'

/** Ends the rules that exempt from 03708 tomorrow. */
const endRules = () =>
  application.owner.query(
    "update exemption_rules set valid_to = '2026-11-24' where rule -> 'courses' ? '03708'",
  )

async function draftOf(person: Visitor, seed: number): Promise<DraftView> {
  const credentialIds: string[] = []
  for (const credential of diploma(seed)) credentialIds.push(await addToWallet(person, credential))
  return fillDraft(person, { courses: ['03708'], credentialIds })
}

async function file(person: Visitor, draft: DraftView): Promise<string> {
  const filed = await submitDraft(person, draft)
  expect([filed.status, filed.text]).toEqual([200, filed.text])
  const { body } = await person.call('GET', `/api/portal/filings/${String(filed.body.filingId)}`)
  return (body.applications as { id: string }[])[0]?.id ?? ''
}

const correct = async (person: Visitor, id?: string) =>
  (await person.call('POST', `/api/portal/applications/${id}/draft`)).body as unknown as DraftView

/** The verdict at the desk, and whether it says that the rule has ended. */
async function advice(id?: string) {
  const officer = await given.officer('school_reviewer', '10272')
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  return said(body.advice)
}

function said(advice: unknown) {
  const { verdict, reasons } = advice as { verdict: string; reasons: { text: string }[] }
  return [verdict, reasons.some(({ text }) => text.includes(ENDED))]
}

test('EXM-04, REV-03 the desk reads what the rules of the filing say, also when one of them has ended since', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 91 })
  await endRules()
  expect(await advice(ids[0])).toEqual(['supported', false])
  application.clock.advance(3 * DAY_MS)
  expect(await advice(ids[0])).toEqual(['supported', true])
})

test('EXM-04 a rule that ends between a draft and its filing serves whoever began before, and nobody after', async () => {
  const [early, late] = [await given.candidate().enter(), await given.candidate().enter()]
  const begun = await draftOf(early, 92)
  await endRules()
  application.clock.advance(DAY_MS)
  const again = await given.again(early)
  const check = await again.call('GET', `/api/portal/drafts/${begun.id}/check`)
  const [item] = check.body.items as { advice: unknown }[]
  expect(said(item?.advice)).toEqual(['supported', true])
  expect(await advice(await file(again, begun))).toEqual(['supported', true])
  const lately = await given.again(late)
  expect(await advice(await file(lately, await draftOf(lately, 93)))).toEqual(['undecided', false])
})

test('EXM-04, APP-05 a draft that missed its window keeps no rule that ended before the next one', async () => {
  const person = await given.candidate().enter()
  const begun = await draftOf(person, 94)
  await endRules()
  application.clock.advance(2 * DAY_MS)
  await application.owner.query(
    "update windows set period = tstzrange('2026-11-25 08:00+08', upper(period)) where service = 'exemption' and period @> $1::timestamptz",
    [application.clock.now()],
  )
  expect(await advice(await file(await given.again(person), begun))).toEqual(['undecided', false])
})

test('EXM-04, APP-03 an application that is modified keeps the rules of its filing; a rejected one is filed anew', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 95 })
  await endRules()
  application.clock.advance(3 * DAY_MS)
  const again = await given.again(person)
  const id = await file(again, await correct(again, ids[0]))
  expect([id, await advice(id)]).toEqual([ids[0], ['supported', true]])
  await application.owner.query("update applications set state = 'rejected' where id = $1", [id])
  await file(again, await correct(again, id))
  expect(await advice(id)).toEqual(['undecided', false])
})

test('EXM-04, APP-03 a rule that excludes counts from the filing on that comes after it, and not at a modification', async () => {
  const person = await given.candidate().enter()
  await endRules()
  application.clock.advance(DAY_MS)
  await application.owner.query(
    `insert into exemption_rules (id, rule, valid_from) select 'later', rule || '{"id": "later", "kind": "excludes"}', '2026-11-25'
     from exemption_rules where id = 'political-benke'`,
  )
  const { ids } = await fileExemption(await given.again(person), { courses: ['03708'], seed: 96 })
  application.clock.advance(2 * DAY_MS)
  const again = await given.again(person)
  const id = await file(again, await correct(again, ids[0]))
  expect(await advice(id)).toEqual(['undecided', false])
  await application.owner.query("update applications set state = 'rejected' where id = $1", [id])
  await file(again, await correct(again, id))
  expect(await advice(id)).toEqual(['unsupported', false])
})

test('EXM-04, AUD-09 a rule of one version of the plan speaks while its version was offered at the filing', async () => {
  const person = await given.candidate().enter()
  await underOldPlan(application, person.ticketId)
  await application.owner.query(
    `update exemption_rules set rule = rule || '{"planVersions": ["2024年版"]}' where id = 'political-benke'`,
  )
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 97 })
  await application.owner.query("update plan_transitions set applies_to = '2026-11-23'")
  application.clock.advance(2 * DAY_MS)
  expect(await advice(ids[0])).toEqual(['supported', false])
})
