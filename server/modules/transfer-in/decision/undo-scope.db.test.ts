import { beforeAll, expect, test } from 'vitest'
import {
  arrivalOf,
  bring,
  decideArrival,
  openTransferDesk,
  publishNotice,
  seenVersion,
} from '#tests/support/arrivals.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const they = openTransferDesk(given)
let otherSchool: Officer

beforeAll(async () => {
  otherSchool = await given.officer('school_reviewer', '10272')
  await publishNotice(application, they.registrar, 'either')
})

/** An arrival that these officers approved, one level after the other. */
async function approvedBy(...officers: readonly Officer[]): Promise<string> {
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  const id = String(taken?.id)
  for (const officer of officers)
    expect((await decideArrival(application, officer, { id, decision: 'approve' })).status).toBe(200)
  return id
}

const ask = (who: Officer, id: string) =>
  who.call('POST', `/api/office/transfers-in/${id}/undo`, { body: { reason: '核实后发现有误' } })

const settle = (who: Officer, id: string, decision: 'approve' | 'reject') =>
  who.call('POST', `/api/office/transfers-in/${id}/undo/decision`, { body: { decision } })

/** Whether the page offers this person to agree, and whether it waits for them on the start page and in the list. */
async function waitsFor(who: Officer, id: string) {
  const { body: page } = await who.call('GET', `/api/office/transfers-in/${id}`)
  const { body: list } = await who.call('GET', '/api/office/transfers-in?list=undo')
  const isListed = (list.arrivals as { id: string }[]).some((one) => one.id === id)
  return { isOffered: (page.may as { settleUndo: boolean }).settleUndo, isListed }
}

const NOT = { isOffered: false, isListed: false }
const YES = { isOffered: true, isListed: true }

test('REV-06, TRI-01 two of a school do not undo what the authority decided: it waits for the authority', async () => {
  const id = await approvedBy(they.school, they.authority)
  expect((await ask(they.school, id)).status).toBe(200)
  expect([await waitsFor(otherSchool, id), await waitsFor(they.otherAuthority, id)]).toEqual([NOT, YES])
  for (const decision of ['approve', 'reject'] as const)
    expect((await settle(otherSchool, id, decision)).body.code).toBe('not_permitted')
  expect((await settle(they.school, id, 'approve')).body.code).toBe('second_person')
  expect((await settle(they.otherAuthority, id, 'approve')).status).toBe(200)
})

test('REV-06, TRI-01 what the school decided or confirmed, another of the school may agree to undo', async () => {
  const passed = await approvedBy(they.school)
  const confirmed = await approvedBy(they.school, they.authority)
  const body = { version: await seenVersion(application, confirmed) }
  const path = `/api/office/transfers-in/${confirmed}/confirmation`
  expect((await they.registrar.call('POST', path, { body })).status).toBe(200)
  for (const id of [passed, confirmed]) {
    expect((await ask(they.school, id)).status).toBe(200)
    expect(await waitsFor(otherSchool, id)).toEqual(YES)
    expect((await settle(otherSchool, id, 'approve')).status).toBe(200)
  }
})
