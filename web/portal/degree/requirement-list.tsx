import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import type { CourseLineView, GroupLineView } from '#contracts/degree/degree-lines.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { LINE_STATE_WORDS, degreeTexts as texts } from './degree.texts.ts'
import { LINE_TONES, stateWord, whyWords } from './line-words.ts'

/** Every requirement with its state and why: what is open first, the whole plan behind it (AUD-04). */
export function RequirementList({ lines }: Pick<DegreeAudit, 'lines'>) {
  const courses = lines.filter((line): line is CourseLineView => line.kind === 'course')
  const open = onceEach(courses.filter(isOpen))
  const parts = (['plan', 'situation'] as const).filter((part) => courses.some((line) => line.part === part))
  return (
    <SectionCard title={texts.list}>
      <h3>{texts.open}</h3>
      {open.length === 0 ? <p>{texts.openNone}</p> : <Lines lines={open} />}
      <details className="kj-whole-plan">
        <summary>{texts.whole(onceEach(courses).length)}</summary>
        {parts.map((part) => (
          <section key={part} aria-label={texts.part[part]}>
            <h3>{texts.part[part]}</h3>
            <Lines lines={lines.filter((line) => line.kind !== 'count' && line.part === part)} isNested />
          </section>
        ))}
      </details>
    </SectionCard>
  )
}

/** A course can stand at several places of a plan; a list of courses names it once. */
function onceEach(lines: readonly CourseLineView[]): CourseLineView[] {
  return [...new Map(lines.map((line) => [`${line.part} ${line.course.code}`, line])).values()]
}

/** Waiting, or needed and not there; a course that could be chosen only where the shortest way takes it. */
function isOpen({ state, isRequired, isOnPath, why }: CourseLineView): boolean {
  if (state === 'met' || state === 'spare') return false
  return isRequired || isOnPath || state === 'waiting' || why.code === 'unusable'
}

function Lines({ lines, isNested = false }: { lines: DegreeAudit['lines']; isNested?: boolean }) {
  return (
    <ul className="kj-degree-lines">
      {lines.map((line, place) => {
        if (line.kind === 'count') return null
        const depth = isNested ? line.depth : 0
        const key = line.kind === 'course' ? `${line.part} ${place} ${line.course.code}` : `group ${place}`
        return (
          <li key={key} data-depth={Math.min(depth, 3)} data-kind={line.kind}>
            {line.kind === 'course' ? <Course line={line} /> : <Group line={line} />}
          </li>
        )
      })}
    </ul>
  )
}

function Course({ line }: { line: CourseLineView }) {
  const { course, credits, isRequired, isOnPath, state } = line
  return (
    <>
      <div className="kj-degree-line">
        <span>
          <span className="kj-strong">{course.name}</span>{' '}
          <span className="kj-small kj-soft">
            {course.code} {texts.credit(credits)}
          </span>
        </span>
        <span className="kj-row kj-badges">
          {!isRequired && <span className="kj-small kj-soft">{texts.optional}</span>}
          {isOnPath && !isRequired && <StatusBadge tone="going" word={texts.onPath} />}
          <StatusBadge tone={LINE_TONES[state]} word={stateWord(line)} />
        </span>
      </div>
      {whyWords(line).map((words) => (
        <p key={words} className="kj-small kj-soft">
          {words}
        </p>
      ))}
    </>
  )
}

function Group({ line }: { line: GroupLineView }) {
  const { name = texts.groupName, members, courses, credits, isMet } = line
  const needs = courses.needs === members ? texts.groupAll(members) : texts.groupNeeds(members, courses.needs)
  return (
    <div className="kj-degree-line">
      <span>
        <span className="kj-strong">{name}</span>{' '}
        <span className="kj-small kj-soft">
          {needs}
          {credits.needs > 0 && `${texts.comma}${texts.groupCredits(credits.needs)}`}
          {texts.comma}
          {texts.groupHas(courses.has, credits.has)}
        </span>
      </span>
      <StatusBadge
        tone={isMet ? 'approval' : 'must'}
        word={isMet ? LINE_STATE_WORDS.met : LINE_STATE_WORDS.missing}
      />
    </div>
  )
}
