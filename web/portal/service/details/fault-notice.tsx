import { type Fault, placeKey } from '#contracts/filed.ts'
import { Notice } from '#web/ui/notice.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** APP-04: the reviewer's words, each with what to do about it. */
export function FaultNotice({ faults, note }: { faults: readonly Fault[]; note?: string | undefined }) {
  return (
    <Notice tone="must">
      <p className="kj-strong">{texts.faults}</p>
      <ul className="kj-faults">
        {faults.map(({ code, words, remedy, place }) => (
          <li key={code + placeKey(place)}>
            <p>{words}</p>
            <p className="kj-soft">{texts.remedy(remedy)}</p>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className="kj-published">{texts.note(note)}</p>}
    </Notice>
  )
}
