/** Says why the product cannot listen at its address, and what to do; undefined: it is something else. */
export function wordsOfListenFault(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException
  if (syscall !== 'listen') return undefined
  return WORDS[code ?? '']
}

const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    '端口已被占用，服务没有启动。如果考籍已经在运行，请直接打开它的地址；否则请关闭占用端口的程序，或用 PORT=其他端口 重新启动。',
  EACCES: '这个账号不能使用这个端口，服务没有启动。请用 PORT=1024 以上的端口 重新启动，再由反向代理转到它。',
  EADDRNOTAVAIL: 'HOST 不是本机的地址，服务没有启动。请改为本机的地址，例如 HOST=127.0.0.1。',
}
