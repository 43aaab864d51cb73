import { Button } from '@mantine/core'
import type { CorrectionView } from '#contracts/office/scores/corrections.ts'
import { useMay } from '../session.ts'
import { correctionsTexts as texts } from './corrections.texts.ts'
import type { AskedCorrection } from './decide-correction.tsx'

const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

interface CorrectionActsProps {
  correction: CorrectionView
  onAsk: (asked: AskedCorrection) => void
}

/** The answers that the second person may give, or the reason why this person may not answer (IMP-03). */
export function CorrectionActs({ correction, onAsk }: CorrectionActsProps) {
  const may = useMay()
  if (correction.mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  if (!may('correction.approve')) return <span className="kj-soft kj-nowrap">{texts.waiting}</span>
  const { personName } = correction
  return (
    <div className="kj-row">
      <Button
        {...SMALL}
        aria-label={`${texts.approve} ${personName}`}
        onClick={() => onAsk({ correction, decision: 'approve' })}
      >
        {texts.approve}
      </Button>
      <Button
        {...SMALL}
        variant="default"
        aria-label={`${texts.refuse} ${personName}`}
        onClick={() => onAsk({ correction, decision: 'refuse' })}
      >
        {texts.refuse}
      </Button>
    </div>
  )
}
