import { Button } from '@mantine/core'
import { useState } from 'react'
import { type CorrectionView, decideCorrection, listCorrections } from '#contracts/office-scores.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { correctionsTexts as texts } from './corrections.texts.ts'
import { OutcomeChange } from './outcome-change.tsx'

const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

/** IMP-03: the second person's decision, with the change and its reason once more before it. */
export function CorrectionActs({ correction }: { correction: CorrectionView }) {
  const may = useMay()
  const [asked, setAsked] = useState<'approve' | 'refuse'>()
  const act = useAct(decideCorrection, [listCorrections])
  if (correction.mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  if (!may('correction.approve')) return <span className="kj-soft kj-nowrap">{texts.waiting}</span>
  const { id, personName, ticketNo, courseName } = correction
  const word = asked === 'refuse' ? texts.refuse : texts.approve
  const close = () => setAsked(undefined)
  const decide = (note: string | undefined) =>
    asked &&
    act.mutate(
      { params: { id }, body: { decision: asked, ...(note === undefined ? {} : { note }) } },
      { onSuccess: close },
    )
  return (
    <div className="kj-row">
      <Button {...SMALL} aria-label={`${texts.approve} ${personName}`} onClick={() => setAsked('approve')}>
        {texts.approve}
      </Button>
      <Button
        {...SMALL}
        variant="default"
        aria-label={`${texts.refuse} ${personName}`}
        onClick={() => setAsked('refuse')}
      >
        {texts.refuse}
      </Button>
      {asked && (
        <ActDialog
          title={texts.actTitle(word, courseName)}
          act={word}
          danger={asked === 'refuse'}
          running={act}
          note={
            asked === 'refuse'
              ? { label: texts.why, help: texts.whyHelp, min: 4 }
              : { label: texts.note, min: 0 }
          }
          onCancel={close}
          onConfirm={decide}
        >
          <Facts
            facts={[
              [texts.candidate, `${personName} ${ticketNo}`, 'wide'],
              [texts.change, <OutcomeChange key="change" {...correction} />, 'wide'],
              [texts.reason, correction.reason, 'wide'],
            ]}
          />
        </ActDialog>
      )}
    </div>
  )
}
