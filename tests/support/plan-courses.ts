import type { TestApplication } from './test-application.ts'

/** Every course of the newest plan of a major. */
export async function coursesOf({ owner }: TestApplication, major: string): Promise<string[]> {
  const { rows } = await owner.query<{ course_code: string }>(
    `select course_code from plan_courses where plan_id = (
       select p.id from plans p join majors m on m.id = p.major_id where m.code = $1 order by p.effective_on desc limit 1)
     order by seq`,
    [major],
  )
  return rows.map(({ course_code }) => course_code)
}
