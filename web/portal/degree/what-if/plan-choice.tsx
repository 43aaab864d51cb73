import { NativeSelect } from '@mantine/core'
import { degreePlans } from '#contracts/degree.ts'
import { useReply } from '#web/client/queries.ts'
import type { ChoiceProps } from './choice.ts'
import { whatIfTexts as texts } from './what-if.texts.ts'

/** Chooses another major or version; where that plan has 加考, the situation too. */
export function PlanChoice({ now, shown, assumptions, onChange }: ChoiceProps) {
  const { data } = useReply(degreePlans)
  const others = (data?.plans ?? []).filter(({ planId }) => planId !== now.plan.planId)
  const isOther = assumptions.planId !== undefined
  return (
    <>
      <NativeSelect
        label={texts.plan}
        value={assumptions.planId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ planId: value === '' ? undefined : value, situation: undefined, without: [] })
        }
        data={[
          { value: '', label: texts.planOwn },
          ...others.map((plan) => ({ value: plan.planId, label: texts.planOf(plan) })),
        ]}
      />
      {isOther && shown.situations.length > 0 && (
        <NativeSelect
          label={texts.situations}
          value={assumptions.situation ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ situation: value === '' ? undefined : value })
          }
          data={[
            { value: '', label: texts.none },
            ...shown.situations.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      )}
    </>
  )
}
