import { zipSync } from 'fflate'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import type { Deps } from '#server/deps.ts'
import { listFiles } from './package.store.ts'

/** A ZIP file has a date for each entry; always the same one, so that the same packages are the same file. */
const NO_DATE = '1980-01-02T00:00:00'

/** TRO-04: the file of one package as it was signed, or several in a ZIP. What leaves the desk as a file is recorded (STA-01). */
export async function downloadPackageFiles(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { ids }: { ids: string },
): Promise<PreparedReply> {
  requireAuthority(actor, 'departure.send')
  const wished = [...new Set(ids.split(','))]
  const at = deps.clock.now()
  const files = await deps.database.transact(deadline, async (tx) => {
    const rows = await listFiles(tx, wished)
    if (rows.length < wished.length) throw new Refusal('not_found')
    for (const { id, departure_id: departureId, person_id: personId } of rows)
      await writeAudit(tx, {
        ...{ at, actor, origin, action: 'departure.download' as const, personId },
        subject: { kind: 'departure', id: departureId },
        new: { packageId: id },
      })
    return rows.map((row) => ({
      name: `transfer-${row.ticket_no}-${row.id.slice(0, 8)}`,
      bytes: Buffer.from(deps.cipher.open('departure.package', row.file_cipher)),
    }))
  })
  const [only, ...more] = files
  if (only && more.length === 0)
    return new PreparedReply(
      only.bytes,
      downloadHeaders({ kind: 'json', name: only.name, cache: 'no-store' }),
    )
  const entries = files.map(({ name, bytes }) => [`${name}.json`, bytes] as const)
  const zip = zipSync(Object.fromEntries(entries), { mtime: NO_DATE })
  return new PreparedReply(
    Buffer.from(zip),
    downloadHeaders({ kind: 'zip', name: 'transfers', cache: 'no-store' }),
  )
}
