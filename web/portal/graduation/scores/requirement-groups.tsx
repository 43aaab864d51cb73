import { Button } from '@mantine/core'
import { formatDate } from '#rulebook/beijing-time.ts'
import { ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { explanationOf, isOpen } from './explanations.ts'
import type { RequirementLine, Requirements } from './use-requirements.ts'

const { scores: texts } = graduationTexts

interface RequirementGroupsProps {
  groups: Requirements['groups']
  wizard: GraduationWizard
  onExplain: (course: string) => void
}

/** Every requirement with the score that meets it, its state, and why (GRA-02, AUD-04). */
export function RequirementGroups({ groups, wizard, onExplain }: RequirementGroupsProps) {
  return (
    <div id="requirements" tabIndex={-1}>
      {groups.map(({ key, title, asks, isMet, lines }) => (
        <SectionCard
          key={key}
          title={title}
          aside={<StatusBadge tone={isMet ? 'approval' : 'must'} word={isMet ? texts.met : texts.unmet} />}
        >
          {asks !== undefined && <p className="kj-soft">{asks}</p>}
          {lines.length > 0 && (
            <ResponsiveTable
              caption={title}
              columns={columnsOf(wizard, onExplain)}
              rows={lines}
              rowKey={({ course }) => course}
            />
          )}
        </SectionCard>
      ))}
    </div>
  )
}

function columnsOf(wizard: GraduationWizard, onExplain: (course: string) => void) {
  const { columns } = texts
  return [
    {
      key: 'course',
      title: columns.course,
      card: 'lead' as const,
      cell: ({ course, name, mode }: RequirementLine) => (
        <span id={`course-${course}`} tabIndex={-1}>
          {course} {name} <span className="kj-soft kj-nowrap">{mode}</span>
        </span>
      ),
    },
    { key: 'credits', title: columns.credits, cell: ({ credits }: RequirementLine) => credits },
    {
      key: 'score',
      title: columns.score,
      card: 'wide' as const,
      cell: ({ score, obtainedOn }: RequirementLine) => (
        <>
          {score ?? texts.noScore}
          {obtainedOn !== undefined && (
            <span className="kj-small kj-soft kj-block">{formatDate(obtainedOn)}</span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      title: columns.state,
      card: 'wide' as const,
      cell: (line: RequirementLine) => <State line={line} wizard={wizard} onExplain={onExplain} />,
    },
  ]
}

const badges = {
  met: { tone: 'approval', word: texts.met },
  missing: { tone: 'must', word: texts.missing },
  unusable: { tone: 'must', word: texts.unusable },
  unneeded: { tone: 'quiet', word: texts.unneeded },
} as const satisfies Record<RequirementLine['state'], { tone: Tone; word: string }>

interface StateProps {
  line: RequirementLine
  wizard: GraduationWizard
  onExplain: (course: string) => void
}

function State({ line, wizard, onExplain }: StateProps) {
  const said = explanationOf(wizard.form, line.course)
  const words = `${line.course} ${line.name}`
  return (
    <div className="kj-requirement">
      <StatusBadge {...badges[line.state]} />
      <p className="kj-small">{line.why}</p>
      {isOpen(line) && (
        <>
          {said !== '' && <p className="kj-small kj-published">{texts.explained(said)}</p>}
          <Button
            variant="default"
            aria-label={said === '' ? texts.explainOf(words) : texts.changeExplanationOf(words)}
            onClick={() => onExplain(line.course)}
          >
            {said === '' ? texts.explain : texts.changeExplanation}
          </Button>
        </>
      )}
    </div>
  )
}
