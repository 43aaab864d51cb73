import { Radio } from '@mantine/core'
import { useState } from 'react'
import { type EntryDifference, entryComparison, settleEntry } from '#contracts/office/double-entry.ts'
import { listImports, oneImport } from '#contracts/office/imports.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import { useAct } from '#web/client/queries.ts'
import { outcomeWords } from '../candidates/score-words.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { doubleEntryTexts as texts } from './double-entry.texts.ts'

interface SettleEntryProps {
  pair: { firstId: string; secondId: string }
  difference: EntryDifference
  onClose: () => void
}

/** Chooses the right one of two values, with what that rests on. */
export function SettleEntry({ pair, difference, onClose }: SettleEntryProps) {
  const { ticketNo, courseCode, courseName = courseCode, first, second, settled } = difference
  const [chosen, setChosen] = useState<'first' | 'second'>(settled?.chosen ?? 'second')
  const act = useAct(settleEntry, [entryComparison, oneImport, listImports])
  const settle = (reason = '') =>
    act.mutate(
      {
        params: { id: pair.firstId },
        body: { secondId: pair.secondId, ticketNo, courseCode, chosen, reason },
      },
      { onSuccess: onClose },
    )
  return (
    <ActDialog
      title={texts.settleTitle(ticketNo, courseName)}
      act={texts.settle}
      running={act}
      note={{ label: texts.reason, help: texts.reasonHelp, min: 4 }}
      onCancel={onClose}
      onConfirm={settle}
    >
      <Radio.Group
        label={texts.chosen}
        value={chosen}
        onChange={(value) => setChosen(value === 'first' ? 'first' : 'second')}
      >
        <div className="kj-stack">
          <Radio value="first" label={texts.firstIs(wordsOf(first))} />
          <Radio value="second" label={texts.secondIs(wordsOf(second))} />
        </div>
      </Radio.Group>
    </ActDialog>
  )
}

function wordsOf(outcome: ScoreOutcome | undefined): string {
  return outcome ? outcomeWords(outcome) : texts.missing
}
