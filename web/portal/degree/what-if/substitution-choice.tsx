import { Checkbox } from '@mantine/core'
import { namesOf } from '../line-words.ts'
import { toggled } from './assumptions.ts'
import type { ChoiceProps } from './choice.ts'
import { whatIfTexts as texts } from './what-if.texts.ts'

/** Leaves a rule of 顶替 out, so that another one is used (AUD-06). */
export function SubstitutionChoice({ shown, assumptions, onChange }: Omit<ChoiceProps, 'now'>) {
  const { without } = assumptions
  if (shown.substitutions.length === 0) return null
  return (
    <fieldset className="kj-ticks">
      <legend>{texts.substitutions}</legend>
      {shown.substitutions.map(({ rule, isUsed }) => (
        <Checkbox
          key={rule.id}
          checked={!without.includes(rule.id)}
          label={texts.ruleOf(namesOf(rule.old), namesOf(rule.new))}
          description={[
            isUsed ? texts.used : '',
            texts.source(rule.source),
            rule.isExample ? texts.example : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
          onChange={() => onChange({ without: toggled(without, rule.id) })}
        />
      ))}
    </fieldset>
  )
}
