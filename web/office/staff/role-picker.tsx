import { Checkbox } from '@mantine/core'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { conflictOf, isSchoolRole, type RoleChoice } from './role-choice.ts'
import { roleHelp, staffTexts as texts } from './staff.texts.ts'

interface RolePickerProps {
  value: RoleChoice
  onChange: (value: RoleChoice) => void
  schools: readonly { id: string; name: string }[]
  problems: readonly Problem[]
}

/** Chooses the posts of an account (ACC-01). A role that would break 三员分立 cannot be ticked and says why. */
export function RolePicker({ value, onChange, schools, problems }: RolePickerProps) {
  const { id, error } = field('roles', problems)
  return (
    <>
      <Checkbox.Group
        label={texts.role}
        error={error}
        value={[...value.roles]}
        onChange={(roles) => onChange({ ...value, roles })}
      >
        <div className="kj-ticks" id={id} tabIndex={-1}>
          {Object.entries(roleWords).map(([role, word]) => {
            const conflict = conflictOf(role, value.roles)
            return (
              <Checkbox
                key={role}
                value={role}
                label={word}
                disabled={conflict !== undefined}
                description={conflict ? texts.conflict(roleWords[conflict] ?? conflict) : helpOf(role)}
              />
            )
          })}
        </div>
      </Checkbox.Group>
      {value.roles.some(isSchoolRole) && (
        <Checkbox.Group
          label={texts.schools}
          value={[...value.schoolIds]}
          onChange={(schoolIds) => onChange({ ...value, schoolIds })}
        >
          <div className="kj-schools">
            {schools.map((school) => (
              <Checkbox key={school.id} value={school.id} label={school.name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  )
}

function helpOf(role: string): string | undefined {
  return (roleHelp as Record<string, string>)[role]
}
