import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { answerScoreDoubt, listScoreDoubts, type ScoreDoubtView } from '#contracts/office/score-doubts.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { doubtTexts as texts } from './score-doubts.texts.ts'

/** Lists what candidates doubt about their scores, until it is answered (GRA-02). */
export function ScoreDoubts() {
  const reply = useReply(listScoreDoubts)
  const [asked, setAsked] = useState<ScoreDoubtView>()
  return (
    <>
      <Loaded reply={reply}>
        {({ doubts }) => {
          const open = doubts.filter(({ state }) => state === 'open')
          if (open.length === 0) return null
          return (
            <SectionCard title={texts.open(open.length)}>
              <DeskTable
                caption={texts.open(open.length)}
                columns={columns(setAsked)}
                rows={open}
                rowKey={({ id }) => id}
              />
            </SectionCard>
          )
        }}
      </Loaded>
      {asked && <AnswerDoubt doubt={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function columns(onAsk: (doubt: ScoreDoubtView) => void): readonly Column<ScoreDoubtView>[] {
  return [
    {
      key: 'candidate',
      title: texts.candidate,
      card: 'lead',
      cell: ({ personName, ticketNo }) => `${personName} ${ticketNo}`,
    },
    {
      key: 'course',
      title: texts.course,
      cell: ({ courseCode, courseName }) => `${courseCode} ${courseName}`,
    },
    { key: 'kind', title: texts.kind, cell: ({ kind }) => texts.kindOf(kind) },
    { key: 'explanation', title: texts.explanation, card: 'wide', cell: ({ explanation }) => explanation },
    { key: 'askedAt', title: texts.askedAt, card: 'wide', cell: ({ askedAt }) => <Instant at={askedAt} /> },
    {
      key: 'acts',
      title: texts.acts,
      card: 'wide',
      cell: (doubt) => (
        <Button
          size="compact-sm"
          className="kj-small-act"
          aria-label={texts.answerOf(doubt.personName)}
          onClick={() => onAsk(doubt)}
        >
          {texts.answer}
        </Button>
      ),
    },
  ]
}

function AnswerDoubt({ doubt, onClose }: { doubt: ScoreDoubtView; onClose: () => void }) {
  const act = useAct(answerScoreDoubt, [listScoreDoubts])
  const [outcome, setOutcome] = useState<'settled' | 'refused'>('settled')
  const answer = (words: string | undefined) =>
    act.mutate({ params: { id: doubt.id }, body: { outcome, note: words ?? '' } }, { onSuccess: onClose })
  return (
    <ActDialog
      title={texts.answerOf(doubt.personName)}
      act={texts.answer}
      running={act}
      note={{ label: texts.words, min: 4 }}
      onCancel={onClose}
      onConfirm={answer}
    >
      <Stack>
        <p>{doubt.explanation}</p>
        <p className="kj-soft">{texts.lead}</p>
        <Radio.Group
          label={texts.outcome}
          value={outcome}
          onChange={(value) => setOutcome(value === 'refused' ? 'refused' : 'settled')}
        >
          <Radio value="settled" label={texts.settled} />
          <Radio value="refused" label={texts.refused} />
        </Radio.Group>
      </Stack>
    </ActDialog>
  )
}
