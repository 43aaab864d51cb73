import type { StepView } from '#contracts/applications.ts'
import { placeKey } from '#contracts/filed.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { detailsTexts as texts } from './details.texts.ts'

const kindWords: Readonly<Record<StepView['kind'], string>> = {
  filed: texts.filedStep,
  modified: texts.modifiedStep,
  refiled: texts.refiledStep,
  withdrawn: texts.withdrawnStep,
  passed: texts.passedStep,
  approved: texts.approvedStep,
  rejected: texts.rejectedStep,
  undone: texts.undoneStep,
  amendment_asked: texts.amendmentAskedStep,
  amended: texts.amendedStep,
  returned: texts.returnedStep,
  held: texts.heldStep,
  released: texts.releasedStep,
}

/** Lists each step with its time and the acting role, the newest first; a payment of the fee stands among them (APP-07, PAY-03). */
export function Timeline({ steps, paidAt }: { steps: readonly StepView[]; paidAt?: string | undefined }) {
  const later = steps.filter(({ at }) => paidAt !== undefined && at > paidAt)
  const earlier = steps.filter((step) => !later.includes(step))
  return (
    <ol className="kj-timeline" reversed>
      <Steps steps={later} />
      {paidAt !== undefined && (
        <li>
          <p>
            <span className="kj-strong">{texts.feePaid}</span>{' '}
            <span className="kj-soft">{texts.by(texts.owner)}</span>
          </p>
          <p className="kj-small kj-soft">{formatInstant(new Date(paidAt))}</p>
        </li>
      )}
      <Steps steps={earlier} />
    </ol>
  )
}

function Steps({ steps }: { steps: readonly StepView[] }) {
  return steps
    .toSorted((one, other) => other.seq - one.seq)
    .map(({ seq, kind, by, at, faults, note }) => (
      <li key={seq}>
        <p>
          <span className="kj-strong">{kindWords[kind]}</span> <span className="kj-soft">{texts.by(by)}</span>
        </p>
        <p className="kj-small kj-soft">{formatInstant(new Date(at))}</p>
        {faults.map(({ code, words, place }) => (
          <p key={code + placeKey(place)}>{words}</p>
        ))}
        {note !== undefined && <p className="kj-published">{note}</p>}
      </li>
    ))
}
