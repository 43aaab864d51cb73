import { ownSignIns } from '#contracts/portal.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useReply } from '#web/client/queries.ts'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

/** When the person signed in the time before this one, so that a stranger's sign-in is noticed (LOG-07). */
export function LastSignIn() {
  const { data } = useReply(ownSignIns)
  const before = data?.signIns.filter(({ outcome }) => outcome === 'signed_in')[1]
  return (
    <>
      <dt>{texts.lastSignIn}</dt>
      <dd>
        {data && `${before === undefined ? texts.firstSignIn : formatInstant(new Date(before.at))} `}
        <Link to="/person">{texts.toSignIns}</Link>
      </dd>
    </>
  )
}
