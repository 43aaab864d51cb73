import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { officeSignOut } from '#contracts/office/session.ts'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { lastSearch } from '../reviews/queue/last-search.ts'
import { useSession } from '../session.ts'
import { useGoTo } from './office-link.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/** Shows the signed-in person, the posts, and 退出登录, which leaves the page only once the session has ended (LOG-07). */
export function WhoAmI() {
  const { name, roles = [] } = useSession()
  const goTo = useGoTo()
  const client = useQueryClient()
  const act = useAct(officeSignOut)
  const leave = () => {
    goTo('/sign-in')
    client.clear()
    lastSearch.forget()
  }
  const signOut = () => act.mutate({}, { onSuccess: leave, onError: (error) => hasEnded(error) && leave() })
  return (
    <div className="kj-office-me">
      <p className="kj-strong">{name}</p>
      {roles.map(({ role, schoolName }) => (
        <p key={role + (schoolName ?? '')} className="kj-small">
          {schoolName} {roleWords[role]}
        </p>
      ))}
      {act.error && !hasEnded(act.error) && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <Button variant="default" loading={act.isPending} onClick={signOut}>
        {texts.signOut}
      </Button>
    </div>
  )
}

/** Whether the session had already ended; after any other error it may still be open. */
function hasEnded(error: Error): boolean {
  return error instanceof RefusalError && error.status === 401
}
