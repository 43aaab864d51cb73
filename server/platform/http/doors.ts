import { createServer as createDoor, type Server as Door, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** A turn of the event loop accepts one connection of each door: with one door a crowd's connections wait for hundreds of turns. */
const DOORS = 16
/** Beyond these a connection is dropped at once, so that those that hold theirs open cost no memory without end. */
const MAX_CONNECTIONS = 2_000
/** Connections that the kernel keeps until they are accepted; the usual 511 make the rest try again after whole seconds. */
const BACKLOG = 4_096

/** Where a server listens. */
export interface Address {
  host: string
  port: number
}

/**
 * Listens at an address with several doors, which share it, where the system can do that (Linux). The first listens alone for a moment, so that a port
 * which is taken is found out, and not shared with a stranger. Answers how to close them.
 */
export async function openDoors(app: FastifyInstance, address: Address): Promise<() => Promise<void>> {
  boundConnections(app)
  if (process.platform !== 'linux') {
    await app.listen({ ...address, backlog: BACKLOG })
    return async () => undefined
  }
  const port = await freePort(address)
  const shared = { ...address, port, backlog: BACKLOG, reusePort: true }
  await app.listen(shared)
  const doors = Array.from({ length: DOORS - 1 }, () =>
    createDoor((socket) => app.server.emit('connection', socket)),
  )
  await Promise.all(doors.map((door) => listening(door, shared)))
  return async () => {
    await Promise.all(doors.map((door) => new Promise((resolve) => door.close(resolve))))
  }
}

/** Answers the port if nobody listens there, to be asked before anything is begun; rejects as any server does whose port is taken. */
export async function freePort(address: Address): Promise<number> {
  const door = createDoor()
  await listening(door, address)
  const taken = door.address()
  await new Promise((resolve) => door.close(resolve))
  return typeof taken === 'object' && taken !== null ? taken.port : address.port
}

function listening(door: Door, options: Address & { backlog?: number; reusePort?: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    door.once('error', reject)
    door.listen(options, () => {
      door.off('error', reject)
      resolve()
    })
  })
}

/** Drops connections beyond the most, whichever door they came through. */
function boundConnections({ server }: FastifyInstance): void {
  let open = 0
  server.prependListener('connection', (socket: Socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
    })
    if (open > MAX_CONNECTIONS) socket.destroy()
  })
}
