type Queue<T> = { items: T[]; head: number; active: number }

/** Work per host in the order it was found; hosts take turns, each up to its limit, all together up to `maxActive`. */
export class HostQueues<T> {
  private readonly hosts = new Map<string, Queue<T>>()
  /** Hosts with work waiting. */
  private readonly waiting = new Set<string>()
  private readonly limitOf: (host: string) => number
  private readonly maxActive: number
  active = 0
  queued = 0

  constructor(limitOf: (host: string) => number, maxActive: number) {
    this.limitOf = limitOf
    this.maxActive = maxActive
  }

  add(host: string, item: T): void {
    const queue = this.hosts.get(host) ?? { items: [], head: 0, active: 0 }
    queue.items.push(item)
    this.hosts.set(host, queue)
    this.waiting.add(host)
    this.queued += 1
  }

  /** The next piece that may start now; `done` must be called for it. */
  take(): T | null {
    if (this.active >= this.maxActive) return null
    for (const host of this.waiting) {
      const queue = this.hosts.get(host)
      if (!queue || queue.active >= this.limitOf(host)) continue
      const item = queue.items[queue.head]
      queue.head += 1
      queue.active += 1
      this.active += 1
      this.queued -= 1
      this.compact(host, queue)
      return item ?? null
    }
    return null
  }

  done(host: string): void {
    this.active -= 1
    const queue = this.hosts.get(host)
    if (queue) queue.active -= 1
  }

  /** Everything that has not started; the queues are empty afterwards. */
  drain(): T[] {
    const left = [...this.hosts.values()].flatMap((queue) => queue.items.slice(queue.head))
    for (const queue of this.hosts.values()) queue.head = queue.items.length = 0
    this.waiting.clear()
    this.queued = 0
    return left
  }

  private compact(host: string, queue: Queue<T>): void {
    this.waiting.delete(host) // to the end of the line
    if (queue.head < queue.items.length) this.waiting.add(host)
    if (queue.head > 1000 && queue.head * 2 > queue.items.length) queue.items = queue.items.slice(queue.head)
    else return
    queue.head = 0
  }
}
