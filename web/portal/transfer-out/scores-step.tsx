import { Button, Checkbox } from '@mantine/core'
import { formatDate } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { toggleScore } from './choose-scores.ts'
import { StepFaults } from './step-faults.tsx'
import { transferOutTexts } from './transfer-out.texts.ts'
import type { TransferableScore, TransferOutWizard } from './transfer-out-wizard.ts'

const { scores: texts } = transferOutTexts

/** 转出成绩 (TRO-01, manual 3.4.2): a ticked list; what may not go stands below with its reason. */
export function ScoresStep({ wizard }: { wizard: TransferOutWizard }) {
  const { draft, form, reference, isChecked } = wizard
  const may = reference.scores.filter(({ why }) => why === undefined)
  const mayNot = reference.scores.filter(({ why }) => why !== undefined)
  const chosen = form.scores.filter((id) => may.some((one) => one.id === id))
  const choose = (scores: string[]) => wizard.change((now) => ({ ...now, scores }))
  const isAll = may.length > 0 && chosen.length === may.length
  return (
    <>
      <StepFaults wizard={wizard} step="scores" />
      {reference.whyNot.map((why) => (
        <Notice key={why} tone="refusal">
          {why}
        </Notice>
      ))}
      <p>{texts.lead(reference.ticketNo, reference.majorName)}</p>
      <SectionCard title={texts.may}>
        {may.length === 0 ? (
          <EmptyState title={texts.none} />
        ) : (
          <fieldset id="scores" tabIndex={-1} className="kj-fieldset" aria-describedby="scores-error">
            <legend className="kj-hidden">{texts.may}</legend>
            <Button mb="sm" variant="default" onClick={() => choose(isAll ? [] : may.map(({ id }) => id))}>
              {isAll ? texts.clear : texts.all}
            </Button>
            {may.map((score) => (
              <ScoreChoice
                key={score.id}
                score={score}
                isChosen={chosen.includes(score.id)}
                onToggle={() => choose(toggleScore(chosen, { id: score.id, scores: reference.scores }))}
              />
            ))}
            <p id="scores-error" className="kj-field-error">
              {isChecked && chosen.length === 0 && texts.missing}
            </p>
          </fieldset>
        )}
        <p role="status">{texts.chosen(chosen.length, may.length)}</p>
        {isAll && <Notice tone="going">{texts.allGo}</Notice>}
      </SectionCard>
      {mayNot.length > 0 && (
        <SectionCard title={texts.mayNot}>
          <ul className="kj-applications">
            {mayNot.map((score) => (
              <li key={score.id} id={`score-${score.id}`}>
                <div>
                  <p>
                    {score.course} {score.courseName} <span className="kj-soft">{score.score}</span>
                  </p>
                  <p className="kj-small kj-soft">{score.why}</p>
                </div>
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      <StepButtons draftId={draft.id} step="scores">
        <NextButton draftId={draft.id} step="scores" />
      </StepButtons>
    </>
  )
}

interface ScoreChoiceProps {
  score: TransferableScore
  isChosen: boolean
  onToggle: () => void
}

function ScoreChoice({ score, isChosen, onToggle }: ScoreChoiceProps) {
  const { id, course, courseName, credits, obtainedOn, source, theory } = score
  const parts = [
    ...(credits === undefined ? [] : [texts.credits(credits)]),
    formatDate(obtainedOn),
    source,
    ...(theory === undefined ? [] : [texts.theory(theory)]),
  ]
  return (
    <div className="kj-choice" data-chosen={isChosen || undefined}>
      <Checkbox
        id={`score-${id}`}
        size="md"
        checked={isChosen}
        onChange={onToggle}
        aria-describedby={`hint-${id}`}
        label={
          <>
            <span className="kj-strong">
              {course} {courseName}
            </span>{' '}
            <span className="kj-nowrap">{score.score}</span>
          </>
        }
      />
      <div id={`hint-${id}`} className="kj-choice-hint">
        <p>{texts.details(parts)}</p>
      </div>
    </div>
  )
}
