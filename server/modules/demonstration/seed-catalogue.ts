import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { DemonstrationSitting } from './calendar.ts'
import majorsFile from './catalogue/majors.json' with { type: 'json' }
import schoolsFile from './catalogue/schools.json' with { type: 'json' }
import { insertAll } from './demonstration.store.ts'

export interface SeededPlan {
  planId: string
  schoolId: string
  majorCode: string
  courses: readonly { code: string; mode: string; requirement: string }[]
}

export interface SeededCatalogue {
  schools: ReadonlyMap<string, string>
  plans: readonly SeededPlan[]
  sittings: readonly (DemonstrationSitting & { id: string })[]
}

/** Schools, courses, majors with their plans, and sittings. Facts and sources: `catalogue/`. */
export async function seedCatalogue(
  tx: Tx,
  deps: Deps,
  sittings: readonly DemonstrationSitting[],
): Promise<SeededCatalogue> {
  const schools = new Map(schoolsFile.map(({ name }) => [name, deps.ids.next()]))
  const schoolIdOf = (name: string) => {
    const id = schools.get(name)
    if (!id) throw new Error(`no school ${name}`)
    return id
  }
  await insertAll(
    tx,
    'schools',
    schoolsFile.map(({ code, name }) => ({ id: schoolIdOf(name), code, name })),
  )
  await insertAll(tx, 'courses', coursesOf())
  const plans: SeededPlan[] = []
  for (const major of majorsFile.majors) {
    const [majorId, planId] = [deps.ids.next(), deps.ids.next()]
    const schoolId = schoolIdOf(major.school)
    const { code, name, level, source } = major
    await insertAll(tx, 'majors', [{ id: majorId, code, name, level, school_id: schoolId, source }])
    await insertAll(tx, 'plans', [
      {
        id: planId,
        major_id: majorId,
        version: major.planVersion,
        effective_on: '2024-01-01',
        min_courses: major.minCourses,
        min_credits: major.minCredits,
        choice_groups: JSON.stringify(major.choiceGroups),
        notes: JSON.stringify([majorsFile.warning, ...major.notes]),
        source,
      },
    ])
    await insertAll(
      tx,
      'plan_courses',
      major.courses.map((course, place) => ({
        plan_id: planId,
        course_code: course.code,
        seq: place + 1,
        credits: course.credits,
        mode: course.mode,
        requirement: course.requirement,
        theory_code: 'theoryCode' in course ? course.theoryCode : null,
      })),
    )
    plans.push({ planId, schoolId, majorCode: code, courses: major.courses })
  }
  const held = sittings.map((sitting) => ({ ...sitting, id: deps.ids.next() }))
  await insertAll(
    tx,
    'sittings',
    held.map(({ id, number, name, heldFrom, heldTo }) => ({
      id,
      number,
      name,
      held_from: heldFrom,
      held_to: heldTo,
    })),
  )
  return { schools, plans, sittings: held }
}

function coursesOf() {
  const courses = new Map(majorsFile.otherCourses.map((course) => [course.code, course]))
  for (const major of majorsFile.majors) {
    for (const { code, name } of major.courses)
      if (!courses.has(code)) courses.set(code, { code, name, source: major.source })
  }
  return [...courses.values()]
}
