import { Marks } from './drawing/marks.tsx'
import { Paper } from './drawing/paper.tsx'
import { samplesTexts as texts } from './samples.texts.ts'
import type { Sample } from './samples.tsx'

/** Draws a sample with its numbers. The text alternative says where everything is. */
export function Drawing({ sample }: { sample: Sample }) {
  const { title, shape, tone, sheet, callOuts } = sample
  const places = callOuts.map(({ label, words }, index) => texts.place(index + 1, label, words))
  return (
    <Paper shape={shape} tone={tone} alternative={texts.alternative(title, places)}>
      {sheet}
      <Marks marks={callOuts.map(({ mark }) => mark)} />
    </Paper>
  )
}
