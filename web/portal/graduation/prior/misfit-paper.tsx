import { Button } from '@mantine/core'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { credentialName } from '../../evidence/credential-facts.ts'
import { evidenceTexts } from '../../evidence/evidence.texts.ts'
import type { EvidenceCard } from '../../service/draft/use-wizard.ts'
import { graduationTexts } from '../graduation.texts.ts'

const { prior: texts } = graduationTexts

/** A paper that the chosen years do not need: it stays in the wallet, and has to leave the form (GRA-06). */
export function MisfitPaper({ card, onRemove }: { card: EvidenceCard; onRemove: () => void }) {
  return (
    <div id={`credential-${card.credential.id}`} tabIndex={-1}>
      <Notice tone="must">
        <p className="kj-strong">{credentialName(card.credential)}</p>
        <p>{texts.misfit}</p>
        <Button
          variant="default"
          onClick={() => {
            focusTitle()
            onRemove()
          }}
        >
          {evidenceTexts.remove}
        </Button>
      </Notice>
    </div>
  )
}
