interface Stores {
  keys: IDBObjectStore
  rows: IDBObjectStore
}

/** Does one thing with what this browser keeps for reading offline; answers once it is written. */
export async function within<Result>(
  mode: IDBTransactionMode,
  act: (stores: Stores) => IDBRequest,
): Promise<Result | undefined> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(['keys', 'rows'], mode)
      const request = act({ keys: transaction.objectStore('keys'), rows: transaction.objectStore('rows') })
      transaction.addEventListener('complete', () => resolve(request.result as Result | undefined))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage failed')))
    })
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kaoji-offline', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('rows', { keyPath: 'id' })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')))
  })
}
