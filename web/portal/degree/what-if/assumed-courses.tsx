import { Checkbox } from '@mantine/core'
import { assumable, toggled } from './assumptions.ts'
import type { ChoiceProps } from './choice.ts'
import { whatIfTexts as texts } from './what-if.texts.ts'

/** Ticks courses that are taken as passed. What was ticked stays in the list, though the forecast has it met. */
export function AssumedCourses({ now, shown, assumptions, onChange }: ChoiceProps) {
  const { assumed, planId } = assumptions
  const ticked = shown.lines.flatMap((line) =>
    line.kind === 'course' && assumed.includes(line.course.code) ? [line.course] : [],
  )
  const open = assumable(planId === undefined ? now : shown)
  const courses = [...new Map([...open, ...ticked].map((course) => [course.code, course])).values()]
  if (courses.length === 0) return null
  return (
    <fieldset className="kj-ticks">
      <legend>{texts.assumed}</legend>
      {courses.map(({ code, name }) => (
        <Checkbox
          key={code}
          checked={assumed.includes(code)}
          label={`${code} ${name}`}
          onChange={() => onChange({ assumed: toggled(assumed, code) })}
        />
      ))}
    </fieldset>
  )
}
