import { Switch } from '@mantine/core'
import { useLargeType } from '#web/ui/large-type.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personTexts as texts } from './person.texts.ts'

/** Switches 长辈版, the larger display, on and off (UX-01). */
export function DisplayCard() {
  const [isLarge, toggle] = useLargeType()
  return (
    <SectionCard title={texts.display}>
      <Switch
        size="md"
        checked={isLarge}
        onChange={toggle}
        label={texts.largeType}
        description={texts.largeTypeHelp}
      />
    </SectionCard>
  )
}
