import type { Sample } from './samples.tsx'

/** Lists the call-outs in words, numbered as in the drawing. */
export function CallOutList({ sample }: { sample: Sample }) {
  return (
    <ol className="kj-call-outs">
      {sample.callOuts.map(({ key, label, words }) => (
        <li key={key}>
          <span className="kj-strong">{label}</span>
          <span>{words}</span>
        </li>
      ))}
    </ol>
  )
}
