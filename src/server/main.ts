import { complain, say } from './report.ts'
import { start } from './start.ts'
import { watchStop } from './supervisor/watchStop.ts'

const closers: (() => Promise<void>)[] = []
const stopping = new AbortController()

const closeAll = async (): Promise<void> => {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

/** Ends everything once, whatever asked for it first. */
const end = async (code: number, tell: () => void): Promise<void> => {
  if (stopping.signal.aborted) return
  stopping.abort()
  tell()
  await closeAll()
  if (code === 0) say('已停止，数据完好。')
  process.exit(code)
}

watchStop((why) => void end(0, () => say(`\n收到停止请求（${why}），正在收尾……`)))
try {
  await start({
    onClose: (close) => closers.push(close),
    onFailure: (failure) => void end(1, () => complain(failure)),
    report: say,
    signal: stopping.signal,
  })
} catch (thrown) {
  await end(1, () => complain(thrown))
}
