import type { GraduateView } from '#contracts/office/graduations.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import {
  diplomaStateWords,
  obstacleWords,
  stateWords,
  graduationsTexts as texts,
  verdictWords,
} from './graduations.texts.ts'
import { WHO_COLUMNS } from './who-columns.tsx'

/** The columns of a batch's applications. */
export const GRADUATE_COLUMNS: readonly Column<GraduateView>[] = [
  { key: 'no', title: texts.applicationNo, numeric: true, cell: ({ applicationNo }) => applicationNo },
  ...WHO_COLUMNS,
  {
    key: 'major',
    title: texts.major,
    card: 'wide',
    cell: ({ majorCode, majorName }) => `${majorCode} ${majorName}`,
  },
  {
    key: 'state',
    title: texts.state,
    card: 'wide',
    cell: ({ state }) => <Word words={stateWords} code={state} />,
  },
  { key: 'audit', title: texts.verdict, card: 'wide', cell: (row) => <Verdict graduate={row} /> },
  { key: 'diploma', title: texts.diploma, card: 'wide', cell: (row) => <Diploma graduate={row} /> },
]

function Verdict({ graduate: { audit, obstacle, isException } }: { graduate: GraduateView }) {
  return (
    <div className="kj-lines">
      {isException && <StatusBadge tone="must" word={texts.exception} />}
      {audit && (
        <p>
          <Word words={verdictWords} code={audit.verdict} />{' '}
          <span className="kj-soft kj-nowrap">{texts.madeAt(formatInstant(new Date(audit.madeAt)))}</span>
        </p>
      )}
      {audit && audit.path.length > 0 && <p>{texts.missing(audit.path)}</p>}
      {obstacle && <p>{obstacleWords[obstacle]}</p>}
    </div>
  )
}

function Diploma({ graduate: { diploma } }: { graduate: GraduateView }) {
  if (!diploma) return null
  return (
    <div className="kj-lines">
      <p className="kj-nowrap">{diploma.diplomaNo}</p>
      <Word words={diplomaStateWords} code={diploma.state} />
    </div>
  )
}

interface WordProps {
  words: Readonly<Record<string, { word: string; tone: Tone }>>
  code: string
}

function Word({ words, code }: WordProps) {
  const shown = words[code]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
