import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { assertOnlyDemonstration, seedDemonstration, seedSampleApplications } from './public.ts'

const application = startApplication({ data: 'empty' })
beforeAll(() => seedDemonstration(application.deps))

test('SCO-04 a sample score says that it was corrected only if a correction stands behind it', async () => {
  const { rows } = await application.owner.query<{ corrected: number; behind: number; different: boolean }>(
    `select count(*)::int as corrected, count(c.id)::int as behind, bool_and(c.old_value <> c.new_value) as different
     from scores s left join score_corrections c on c.person_id = s.person_id and c.score_id = s.id and c.state = 'approved'
     where s.version > 1`,
  )
  expect(rows[0]).toEqual({ corrected: 1, behind: 1, different: true })
})

test('SCO-04 seeding again changes nothing', async () => {
  const count = async () =>
    (
      await application.owner.query(
        'select (select count(*) from persons) p, (select count(*) from scores) s',
      )
    ).rows
  const before = await count()
  await seedDemonstration(application.deps)
  expect(await count()).toEqual(before)
})

test('APP-04, REV-04 the sample applicant has one application faulted and one waiting, made once', async () => {
  await seedSampleApplications(application.deps)
  await seedSampleApplications(application.deps)
  const { rows } = await application.owner.query('select subject, state from applications order by subject')
  expect(rows).toEqual([
    { subject: '03708', state: 'rejected' },
    { subject: '03709', state: 'pending' },
  ])
})

test('OPS-01 the demonstration does not open its doors on data that is not its own', async () => {
  await seedDemonstration(application.deps)
  await assertOnlyDemonstration(application.deps)
  await application.owner.query('update staff set demonstration = false')
  await expect(assertOnlyDemonstration(application.deps)).rejects.toThrow('KAOJI_MODE=production')
})
