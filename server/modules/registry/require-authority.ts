import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { schoolsInScope } from './candidate-scope.policy.ts'

/**
 * ACC-01: refuses `not_permitted` to those who have a grant for single schools only, where an act concerns the candidates of
 * all of them: a list, a publication, a register.
 */
export function requireAuthority(actor: StaffActor, grant: Grant): void {
  if (schoolsInScope(actor, grant) !== undefined) throw new Refusal('not_permitted')
}
