import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { rejectAtSchool } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)

test('APP-04, HOM-07 a rejected application that its owner wants no more is put away, and taken up again', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 81 })
  const id = ids[0] ?? ''
  const putAway = (choice: 'put_away' | 'take_up', who = person) =>
    who.call('POST', `/api/portal/applications/${id}/putting-away`, { body: { revision: 1, choice } })
  const reminded = async () => {
    const { body } = await person.call('GET', '/api/portal/home')
    return (body.things as { applicationId?: string }[]).some(({ applicationId }) => applicationId === id)
  }
  expect((await putAway('put_away')).body.code).toBe('application_state')
  await rejectAtSchool(given, id)
  expect((await putAway('put_away', await given.candidate().enter())).status).toBe(404)
  expect(await reminded()).toBe(true)
  expect((await putAway('put_away')).status).toBe(200)
  expect(await reminded()).toBe(false)
  expect((await putAway('take_up')).status).toBe(200)
  expect(await reminded()).toBe(true)
  const { rows } = await application.owner.query<{ action: string }>(
    "select action from audit_entries where subject_id = $1 and action in ('application.put_away', 'application.take_up') order by action",
    [id],
  )
  expect(rows.map(({ action }) => action)).toEqual(['application.put_away', 'application.take_up'])
  // Whoever files it again wants it.
  await putAway('put_away')
  const { body } = await person.call('POST', `/api/portal/applications/${id}/draft`)
  expect((await submitDraft(person, body as unknown as DraftView)).status).toBe(200)
  const shown = await person.call('GET', `/api/portal/applications/${id}`)
  expect(shown.body.application).toMatchObject({ state: 'pending' })
  expect(shown.body.application).not.toHaveProperty('putAwayAt')
})
