import { NativeSelect, Switch } from '@mantine/core'
import { SCHEME_CHOICES, useSchemeChoice } from '#web/ui/colour-scheme.ts'
import { useLargeType } from '#web/ui/large-type.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personTexts as texts } from './person.texts.ts'

/** Switches 长辈版, the larger display, on and off, and chooses light or dark (UX-01, HOM-08). */
export function DisplayCard() {
  const [isLarge, toggle] = useLargeType()
  const [choice, choose] = useSchemeChoice()
  return (
    <SectionCard title={texts.display}>
      <div className="kj-stack kj-form">
        <Switch
          size="md"
          checked={isLarge}
          onChange={toggle}
          label={texts.largeType}
          description={texts.largeTypeHelp}
        />
        <NativeSelect
          label={texts.scheme}
          value={choice}
          data={SCHEME_CHOICES.map((value) => ({ value, label: texts.schemes[value] }))}
          onChange={({ currentTarget: { value } }) => {
            const next = SCHEME_CHOICES.find((one) => one === value)
            if (next !== undefined) choose(next)
          }}
        />
      </div>
    </SectionCard>
  )
}
