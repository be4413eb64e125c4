import { groupBy } from '../../shared/groupBy.ts'

/** A shard takes hosts until it has so many URLs; a host is never split, so that one worker at a time is polite to it. */
const MAX_URLS = 100

const hostOf = (url: string): string => new URL(url).host

/** Cuts URLs into shards of whole hosts, the same whatever the order of the URLs. */
export function shardsByHost(urls: readonly string[]): string[][] {
  const hosts = [...groupBy([...urls].sort(), hostOf)].sort(([one], [other]) => (one < other ? -1 : 1))
  const shards: string[][] = []
  for (const [, ofHost] of hosts) {
    const last = shards.at(-1)
    if (last && last.length + ofHost.length <= MAX_URLS) last.push(...ofHost)
    else shards.push([...ofHost])
  }
  return shards
}
