import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { daysFrom } from '../calendar.ts'
import type { NewRow } from '../demonstration.store.ts'
import { GRADUATION_PERSONAS } from './graduation-personas.ts'

/** Makes the sanctions of the personas who have one: entered by one member of staff and confirmed by another. */
export function sampleSanctions(
  deps: Deps,
  persons: readonly { id: string; name: string }[],
  staff: { officer: string; supervisor: string },
): NewRow<'sanctions'>[] {
  const now = deps.clock.now()
  return GRADUATION_PERSONAS.flatMap(({ name, sanctionedFor }) => {
    const person = persons.find((one) => one.name === name)
    if (!person || sanctionedFor === undefined) return []
    return [
      {
        id: deps.ids.next(),
        person_id: person.id,
        kind: 'diploma_delayed',
        until: beijingDateOf(daysFrom(now, sanctionedFor, '00:00')),
        reason: '示范：考试违规处理决定书',
        state: 'in_force',
        requested_by: staff.officer,
        requested_at: daysFrom(now, -65, '10:00'),
        decided_by: staff.supervisor,
        decided_at: daysFrom(now, -64, '10:00'),
      },
    ]
  })
}
