import { Button } from '@mantine/core'
import { useState } from 'react'
import { sanctionsOfCandidate } from '#contracts/office/sanctions.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { EnterSanction } from './enter-sanction.tsx'
import { SanctionTable } from './sanction-table.tsx'
import { sanctionsTexts as texts } from './sanctions.texts.ts'

/** The sanctions of one candidate, and the way to enter one. */
export function CandidateSanctions({ personId, name }: { personId: string; name: string }) {
  const may = useMay()
  const reply = useReply(sanctionsOfCandidate, { params: { id: personId } })
  const [isOpen, setOpen] = useState(false)
  const enter = may('sanction.request') && (
    <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
      {texts.enter}
    </Button>
  )
  return (
    <SectionCard title={texts.card} aside={enter}>
      <Loaded reply={reply} rows={1}>
        {({ sanctions }) =>
          sanctions.length === 0 ? (
            <EmptyState title={texts.cardNone}>{texts.cardNoneLead}</EmptyState>
          ) : (
            <SanctionTable caption={texts.card} sanctions={sanctions} about="one" />
          )
        }
      </Loaded>
      {isOpen && <EnterSanction personId={personId} name={name} onClose={() => setOpen(false)} />}
    </SectionCard>
  )
}
