import { beforeAll, expect, test } from 'vitest'
import { allowEarlierScopes } from '#tests/support/earlier-posts.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const OWN_SCHOOL = '10272'
/** A major of another school. */
const MAJOR = '040106'
const SOME_ID = '00000000-0000-4000-8000-000000000000'
let supervisor: Officer
let reviewer: Officer
let scores: Officer

beforeAll(async () => {
  await allowEarlierScopes(application)
  supervisor = await given.officer('record_supervisor', OWN_SCHOOL)
  reviewer = await given.officer('authority_reviewer', OWN_SCHOOL)
  scores = await given.officer('score_officer', OWN_SCHOOL)
})

const codeOf = async (reply: ReturnType<Officer['call']>) => (await reply).body.code
const reason = '因工作需要办理'

test('ACC-01 a post of the authority that is given for one school decides nothing that concerns all schools', async () => {
  const approve = { body: { decision: 'approve' } }
  const refused = {
    decideGraduates: codeOf(
      supervisor.call('POST', `/api/office/graduation-publications/${SOME_ID}/decision`, approve),
    ),
    haltGraduates: codeOf(
      reviewer.call('POST', `/api/office/graduation-publications/${SOME_ID}/halt`, { body: { reason } }),
    ),
    settleHalt: codeOf(
      supervisor.call('POST', `/api/office/graduation-publications/${SOME_ID}/settlement`, {
        body: { decision: 'resume' },
      }),
    ),
    decidePublication: codeOf(
      supervisor.call('POST', `/api/office/publications/${SOME_ID}/decision`, approve),
    ),
    withdrawPublication: codeOf(
      scores.call('POST', `/api/office/publications/${SOME_ID}/withdraw`, { body: {} }),
    ),
    listSanctions: codeOf(supervisor.call('GET', '/api/office/sanctions')),
  }
  for (const [act, code] of Object.entries(refused)) expect([act, await code]).toEqual([act, 'not_permitted'])
})

test('ACC-01 a post of the authority that is given for one school does not decide on another school’s candidates', async () => {
  const { owner, clock } = application
  const { personId } = await given.candidate().enrolledIn(MAJOR).passed('00160').enter()
  const [author, everywhere] = [
    await given.officer('score_officer'),
    await given.officer('record_supervisor'),
  ]
  const { rows: found } = await owner.query('select id from scores where person_id = $1', [personId])
  const newOutcome = { kind: 'marked', mark: 99 }
  const correction = await author.call('POST', '/api/office/corrections', {
    body: { personId, scoreId: found[0].id, newOutcome, reason },
  })
  const sanction = await author.call('POST', `/api/office/candidates/${personId}/sanctions`, {
    body: { kind: 'diploma_delayed', until: '2027-12-31', reason },
  })
  const approve = { body: { seen: 'requested', decision: 'approve', note: reason } }
  const correctionPath = `/api/office/corrections/${correction.body.id}/decision`
  const sanctionPath = `/api/office/sanctions/${sanction.body.id}`
  const { rows } = await owner.query(
    `update graduation_publications p set publish_at = $1 from diplomas d
     where d.publication_id = p.id and d.state = 'assigned'
     returning d.id, (select code from schools s where s.id <> d.school_id order by code limit 1) as elsewhere`,
    [new Date(clock.now().getTime() - 1000)],
  )
  const elsewhere = await given.officer('authority_reviewer', rows[0].elsewhere)
  const certificates = `/api/office/diplomas/${rows[0].id}/certificates`
  const decision = { body: { decision: 'approve' } }
  expect(await codeOf(supervisor.call('POST', correctionPath, decision))).toBe('not_found')
  expect(await codeOf(supervisor.call('POST', `${sanctionPath}/decision`, approve))).toBe('not_found')
  expect(await codeOf(elsewhere.call('POST', certificates, { body: { reason } }))).toBe('not_found')
  expect((await everywhere.call('POST', correctionPath, decision)).status).toBe(200)
  expect((await everywhere.call('POST', `${sanctionPath}/decision`, approve)).status).toBe(200)
  const revocation = { body: { reason } }
  expect(await codeOf(scores.call('POST', `${sanctionPath}/revocation`, revocation))).toBe('not_found')
})
