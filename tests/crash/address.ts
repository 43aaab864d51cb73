import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The one address of a database, behind which another server can take the place of the first: what a balancer, or a name, does. */
export interface Address {
  port: number
  /** New connections lead there from now on. Those that are open stay where they are, which is the harder case. */
  lead(port: number): void
  /** How many open connections lead to that port. A server may still keep what its client has ended: a commit that waits for a copy. */
  connections(port: number): number
  close(): void
}

export async function openAddress(first: number): Promise<Address> {
  let target = first
  const sockets = new Map<Socket, number>()
  const server = createServer((near) => {
    const leadsTo = target
    const far = connect(leadsTo, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.set(from, leadsTo)
      from.on('error', () => undefined)
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      target = port
    },
    connections: (port) =>
      sockets
        .values()
        .filter((leadsTo) => leadsTo === port)
        .toArray().length,
    close() {
      for (const socket of sockets.keys()) socket.destroy()
      server.close()
    },
  }
}
