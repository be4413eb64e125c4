import { readFileSync } from 'node:fs'

import express, { type Express } from 'express'
import { AggregatorRegistry, Gauge, Registry } from 'prom-client'

import { healthRoutes } from '../http/healthRoutes.ts'
import type { ProductState } from './messages.ts'
import type { SupervisedRole } from './startRole.ts'

export type MetricsSource = { mongodPid: () => number | null; product: () => ProductState; roles: () => readonly SupervisedRole[] }

const rssOf = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

const ownMetrics = (source: MetricsSource): Registry => {
  const registry = new Registry()
  const rss = new Gauge({ help: '各角色进程占用的内存（字节）', labelNames: ['role'], name: 'pco_role_rss_bytes', registers: [registry] })
  const up = new Gauge({ help: '各角色是否就绪', labelNames: ['role'], name: 'pco_role_ready', registers: [registry] })
  rss.set({ role: 'supervisor' }, process.memoryUsage.rss())
  const pid = source.mongodPid()
  if (pid && process.platform === 'linux') rss.set({ role: 'mongod' }, rssOf(pid))
  for (const role of source.roles()) {
    rss.set({ role: role.name }, role.child().rss())
    up.set({ role: role.name }, role.health().ready ? 1 : 0)
  }
  return registry
}

/** Health and metrics of all roles in one place, for loopback only. */
export const metricsApp = (source: MetricsSource): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(healthRoutes(source.product))
  app.get('/metrics', async (_request, response) => {
    const ofRoles = await Promise.all(source.roles().map((role) => role.child().metrics()))
    const all = await AggregatorRegistry.aggregate([...ofRoles, await ownMetrics(source).getMetricsAsJSON()]).metrics()
    response.type('text/plain; version=0.0.4').send(all)
  })
  return app
}
