import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { officeSignOut } from '#contracts/office-session.ts'
import { useAct } from '#web/client/queries.ts'
import { useSession } from '../session.ts'
import { useGoTo } from './office-link.tsx'
import { roleWords, shellTexts as texts } from './shell.texts.ts'

/** The person at the desk with the posts held, and the way out. */
export function WhoAmI() {
  const { name, roles = [] } = useSession()
  const goTo = useGoTo()
  const client = useQueryClient()
  const act = useAct(officeSignOut)
  const leave = () => {
    goTo('/sign-in')
    client.clear()
  }
  return (
    <div className="kj-office-me">
      <p className="kj-strong">{name}</p>
      {roles.map(({ role, schoolName }) => (
        <p key={role + (schoolName ?? '')} className="kj-small">
          {schoolName} {roleWords[role]}
        </p>
      ))}
      <Button variant="default" loading={act.isPending} onClick={() => act.mutate({}, { onSettled: leave })}>
        {texts.signOut}
      </Button>
    </div>
  )
}
