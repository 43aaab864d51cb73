import { transferOfficers } from '../../support/arrivals.ts'
import { givenIn } from '../../support/given.ts'
import { openSupplements } from '../../support/supplements.ts'
import type { Crew, Ground, OpenCourse, Past, Place } from './past.ts'

/** Makes everybody, opens what has a window, and lets the school confirm for as long as the histories last. */
export async function makeGround(place: Place): Promise<Ground> {
  const { application } = place
  const given = givenIn(application)
  await openSupplements(application)
  await application.owner.query('delete from confirmation_notices')
  await application.owner.query(
    `insert into confirmation_notices (id, school_id, mode, period, place, words, published_at)
     select gen_random_uuid(), s.id, 'either', p.period, '武川路校区', '', '2026-01-01'
     from schools s, (values (tstzrange('2026-01-01', '2026-01-15')), (tstzrange('2026-02-01', '2030-01-01'))) as p (period)
     where s.code = '10272'`,
  )
  const crew = { ...(await transferOfficers(given)), supervisor: await given.officer('record_supervisor') }
  return { ...place, given, crew: meetAll(place, crew) }
}

function meetAll({ meet }: Place, crew: Crew): Crew {
  return {
    bringer: meet(crew.bringer),
    school: meet(crew.school),
    authority: meet(crew.authority),
    otherAuthority: meet(crew.otherAuthority),
    registrar: meet(crew.registrar),
    supervisor: meet(crew.supervisor),
  }
}

let count = 0

/** Begins a history: a candidate of 会计学 with six passed courses. */
export async function beginHistory(ground: Ground): Promise<Past> {
  const { owner } = ground.application
  const candidate = ground.meet(await ground.given.candidate().enter())
  const scores = await owner.query<{ id: string }>('select id from scores where ticket_id = $1 order by id', [
    candidate.ticketId,
  ])
  const courses = await owner.query<OpenCourse>(
    `select c.code, c.name, pc.credits::float8 as credits from tickets t join plan_courses pc on pc.plan_id = t.plan_id
       join courses c on c.code = pc.course_code
     where t.id = $1 and pc.mode = 'written' and not exists (select from scores s where s.ticket_id = t.id and s.course_code = c.code)
     order by c.code limit 3`,
    [candidate.ticketId],
  )
  count += 1
  const origin = (record: number) => `0399${String(count * 2 + record).padStart(8, '0')}`
  return {
    ground,
    candidate,
    scores: scores.rows.map(({ id }) => id),
    courses: courses.rows,
    origins: [origin(0), origin(1)],
    ...{ proofId: undefined, isDisturbed: false, strange: [], seen: new Set() },
  }
}
