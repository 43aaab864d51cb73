import { markKey, marksOf } from '#contracts/filed.ts'
import type { oneReview } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { markWords } from '#rulebook/review/marks.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Facts } from '../../ui-facts.tsx'
import { Instant } from '../../ui-instant.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { ADVICE_TONES } from '../state-tones.ts'
import { FiledSection } from './filed-section.tsx'

export type Review = ReplyOf<typeof oneReview>

/** Shows the rules' opinion with its source, marked as advice (REV-03). */
export function Advice({ advice, onShow }: Pick<Review, 'advice'> & Pick<FiledProps, 'onShow'>) {
  return (
    <SectionCard
      title={advice.title}
      aside={
        <StatusBadge tone={ADVICE_TONES[advice.verdict]} word={texts.adviceWords[advice.verdict] ?? ''} />
      }
    >
      {advice.reasons.map(({ text, source }) => (
        <div key={text}>
          <p>{text}</p>
          {source && <p className="kj-soft">{texts.source(source)}</p>}
        </div>
      ))}
      {advice.sections.map((section) => (
        <FiledSection key={section.key} section={section} onShow={onShow} />
      ))}
      <p className="kj-soft">{texts.adviceLead}</p>
    </SectionCard>
  )
}

/** Shows the differences between the old and the new content side by side (REV-03). */
export function Differences({ differences }: Pick<Review, 'differences'>) {
  if (differences.length === 0) return null
  return (
    <SectionCard title={texts.differences}>
      <Facts
        facts={differences.map(({ what, before, after }) => [
          what,
          <span key={what}>
            <del>{before ?? texts.nothingBefore}</del> → <ins>{after ?? texts.nothingBefore}</ins>
          </span>,
          'wide',
        ])}
      />
    </SectionCard>
  )
}

interface FiledProps {
  review: Review
  onShow: (credentialId: string) => void
}

/** Shows the filed content and every credential with its fields; a button shows its picture. */
export function FiledContent({ review, onShow }: FiledProps) {
  const { filed, item, idNumberMasked } = review
  return (
    <SectionCard title={texts.filed}>
      <Facts
        facts={[
          [texts.who, `${item.personName} ${idNumberMasked}`],
          [texts.ticket, item.ticketNo],
        ]}
      />
      {filed.sections.map((section) => (
        <FiledSection key={section.key} section={section} onShow={onShow} />
      ))}
    </SectionCard>
  )
}

/** Lists who did what and when, with the reasons as worded then (REV-03). */
export function Steps({ steps }: Pick<Review, 'steps'>) {
  return (
    <SectionCard title={texts.steps}>
      <ol className="kj-lines">
        {steps.map((step) => (
          <li key={step.seq}>
            <span className="kj-strong">
              {step.levelName ?? ''} {texts.kinds[step.kind] ?? step.kind}
              {step.toLevelName && texts.returnedTo(step.toLevelName)}
            </span>{' '}
            <span>{texts.people(step.by, step.second)}</span>{' '}
            <span className="kj-soft">
              <Instant at={step.at} />
            </span>
            {step.amendUntil && texts.amendedUntil(formatInstant(new Date(step.amendUntil)))}
            {step.reasons.map(({ code, words }) => (
              <p key={code}>{words}</p>
            ))}
            {marksOf(step.reasons).map((mark) => (
              <p key={markKey(mark)}>{texts.stepMarked(markWords(mark))}</p>
            ))}
            {step.note && <p>{step.note}</p>}
          </li>
        ))}
      </ol>
    </SectionCard>
  )
}
