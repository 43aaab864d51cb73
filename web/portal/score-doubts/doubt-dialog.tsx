import { NativeSelect, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { degreeAudit } from '#contracts/degree.ts'
import { askScoreDoubt, ownScoreDoubts, type ScoreDoubtKind } from '#contracts/score-doubts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct, useReply } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../session.ts'
import { scoreDoubtsTexts as texts } from './score-doubts.texts.ts'

const KINDS = ['wrong', 'missing', 'other'] as const satisfies readonly ScoreDoubtKind[]
const SHORTEST = 4

/** A course that can be chosen. */
export interface NamedCourse {
  code: string
  name: string
}

interface DoubtDialogProps {
  courses: readonly NamedCourse[]
  onSent: () => void
  onClose: () => void
}

/** Asks which score is doubted and why; the school answers (GRA-02). */
export function DoubtDialog({ courses, onSent, onClose }: DoubtDialogProps) {
  const ticket = useActiveTicket()
  const ofPlan = useCoursesOfPlan()
  const ask = useAct(askScoreDoubt, [ownScoreDoubts])
  const [course, setCourse] = useState('')
  const [kind, setKind] = useState<ScoreDoubtKind>('wrong')
  const [explanation, setExplanation] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = [...explanation.trim()].length < SHORTEST
  const send = () => {
    setTried(true)
    if (course === '' || isShort) return
    ask.mutate({ body: { course, kind, explanation }, ...ticket }, { onSuccess: onSent })
  }
  return (
    <ConfirmDialog
      opened
      wide
      title={texts.doubt}
      act={texts.doubtSend}
      isWorking={ask.isPending}
      onConfirm={send}
      onCancel={onClose}
    >
      <div className="kj-stack">
        {ask.isError && <Notice tone="refusal">{errorWords(ask.error)}</Notice>}
        <NativeSelect
          label={texts.doubtCourse}
          data={[{ value: '', label: texts.doubtChoose }, ...namesOf([...courses, ...ofPlan])]}
          value={course}
          error={isTried && course === '' ? texts.doubtCourseMissing : null}
          onChange={(event) => setCourse(event.currentTarget.value)}
        />
        <Radio.Group
          label={texts.doubtKind}
          value={kind}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'other')}
        >
          {KINDS.map((one) => (
            <Radio key={one} className="kj-radio" value={one} label={texts.doubtKinds[one]} />
          ))}
        </Radio.Group>
        <Textarea
          label={texts.doubtExplanation}
          description={texts.doubtHelp}
          autosize
          minRows={3}
          maxLength={500}
          value={explanation}
          error={isTried && isShort ? texts.doubtShort : null}
          onChange={(event) => setExplanation(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  )
}

/** The courses of the plan: one that was sat for and has no score stands on no page of scores (GRA-02). */
function useCoursesOfPlan(): NamedCourse[] {
  const audit = useReply(degreeAudit, { ...useActiveTicket(), query: {} }).data
  return audit?.lines.flatMap((line) => (line.kind === 'course' ? [line.course] : [])) ?? []
}

/** Each course once, though it may stand in several groups. */
function namesOf(courses: readonly NamedCourse[]) {
  const names = new Map(courses.map(({ code, name }) => [code, `${code} ${name}`]))
  return [...names].map(([value, label]) => ({ value, label }))
}
