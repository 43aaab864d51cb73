import type { CredentialView } from '#contracts/evidence.ts'
import type { Section } from '#contracts/filed.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'
import type { Adapters } from '#server/deps.ts'

const TYPE = 'supplement_proof'

/** The pictures of a row in the wallet; undefined: none, or removed since. */
export async function readProof(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { personId, proofId }: { personId: string; proofId: string | undefined },
): Promise<CredentialView | undefined> {
  if (proofId === undefined) return undefined
  const [proof] = await readCredentials(tx, deps, { personId, ids: [proofId] })
  return proof?.type === TYPE ? proof : undefined
}

/** A row is filed with pictures of its paper. */
export function proofProblems(
  proofId: string | undefined,
  proof: CredentialView | undefined,
): FieldProblem[] {
  if (proofId !== undefined && proof === undefined)
    return [{ field: 'proof', code: 'removed', text: texts.proofGone }]
  const isThere = proof !== undefined && proof.images.length > 0
  return isThere ? [] : [{ field: 'proof', code: 'missing', text: texts.imagesMissing }]
}

/** The pictures as a section of what is filed. */
export function proofSection(proof: CredentialView | undefined): Section {
  const pictures = proof ? [proof] : []
  return {
    kind: 'pictures',
    key: 'proof',
    title: '凭证',
    pictures: pictures.map(({ id, type, images }) => ({
      ...{ credentialId: id, type, typeName: credentialTypeName(type), images },
    })),
  }
}
