import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { NextStepView } from '#contracts/degree/degree-audit.ts'
import type { CourseName } from '#contracts/degree/degree-lines.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Link } from '../shell/link.tsx'
import { degreeTexts } from './degree.texts.ts'
import { nameOf, namesOf } from './line-words.ts'
import { BLOCK_WORDS, nextStepTexts as texts } from './next-step.texts.ts'

/** The one thing to do now, before anything else on the page (AUD-05). */
export function NextStepCard({ next }: { next: NextStepView }) {
  return (
    <SectionCard title={degreeTexts.next}>
      <div className="kj-next">
        <Step next={next} />
      </div>
    </SectionCard>
  )
}

function Step({ next }: { next: NextStepView }) {
  switch (next.kind) {
    case 'blocked': {
      const { title, help } = BLOCK_WORDS[next.block]
      const until = next.until === undefined ? '' : texts.until(formatDate(next.until))
      return <Words title={title} help={`${until}${help}`} />
    }
    case 'pick_situation':
      return <Words title={texts.pickSituation} help={texts.pickSituationHelp} />
    case 'apply':
      return (
        <Words title={texts.apply} help={texts.applyHelp(instantWords(next.closesAt))}>
          <ServiceButton slug="graduation" words={texts.toApply} />
        </Words>
      )
    case 'applied':
      return <Applied next={next} />
    case 'wait_to_apply':
      return <Words title={texts.waitToApply} help={`${whenToApply(next)}${texts.prepare}`} />
    case 'wait_for_decision':
      return <Words title={texts.waitForDecision} help={texts.waitForDecisionHelp(namesOf(next.courses))} />
    case 'exempt':
      return (
        <Words
          title={texts.exempt}
          help={texts.exemptHelp(namesOf(next.courses), instantWords(next.closesAt))}
        >
          <ServiceButton slug="exemption" words={texts.toExempt} />
        </Words>
      )
    case 'sit':
      return (
        <Words
          title={texts.sit(degreeTexts.sittingName[next.sittingKind](next.sitting))}
          help={texts.sitHelp(formatDate(next.heldFrom))}
        >
          <Courses courses={next.courses} />
        </Words>
      )
    case 'not_announced':
      return <Words title={texts.notAnnounced} help={texts.notAnnouncedHelp(namesOf(next.courses))} />
    case 'ask_school':
      return <Words title={texts.askSchool} help={texts.askSchoolHelp} />
    default:
      return next satisfies never
  }
}

function Words({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  return (
    <>
      <p className="kj-next-title">{title}</p>
      <p>{help}</p>
      {children}
    </>
  )
}

function Courses({ courses }: { courses: readonly CourseName[] }) {
  return (
    <ul className="kj-plain-list">
      {courses.map((course) => (
        <li key={course.code}>{nameOf(course)}</li>
      ))}
    </ul>
  )
}

function Applied({
  next: { state, applicationId, ticketNo },
}: {
  next: Extract<NextStepView, { kind: 'applied' }>
}) {
  const { title, help } = texts.applied[state]
  return (
    <Words title={title} help={help(ticketNo === undefined ? '' : texts.appliedElsewhere(ticketNo))}>
      {applicationId !== undefined && (
        <Button
          variant={state === 'amending' ? 'filled' : 'default'}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/services/$service/applications/$application"
              params={{ service: 'graduation', application: applicationId }}
            />
          )}
        >
          {texts.toApplication}
        </Button>
      )}
    </Words>
  )
}

function ServiceButton({ slug, words }: { slug: string; words: string }) {
  return (
    <Button renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service: slug }} />}>
      {words}
    </Button>
  )
}

function whenToApply({ opensAt, expected }: Extract<NextStepView, { kind: 'wait_to_apply' }>): string {
  if (opensAt !== undefined) return texts.opensAt(instantWords(opensAt))
  return expected === undefined ? texts.opensUnknown : texts.expected(expected)
}

function instantWords(instant: string): string {
  return formatInstant(new Date(instant))
}
