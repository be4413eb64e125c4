import { columnUrl } from '../../../shared/paths.ts'
import type { ColumnNode, ColumnTree } from '../../read/columnTree.ts'
import type { Reading } from '../../read/reading.ts'
import { categoriesOf } from '../pages/applicationsPage.ts'
import type { Block, CategoryCount, HomePageData } from '../pages/homePage.ts'
import { loadApplications } from './loadApplications.ts'
import { loadNewestFaqs } from './loadFaqs.ts'
import { loadItems } from './loadItems.ts'
import { loadPolicies } from './loadPolicies.ts'
import { loadRanking } from './loadScores.ts'
import { isOnWeb, webColumnIds } from './onWeb.ts'

const COUNTS = { faqs: 8, news: 9, notices: 8, policies: 7, ranking: 10, waivers: 7 }

/** The first column of a class from the top, which stands for the class. */
const leadOf = (nodes: readonly ColumnNode[], kind: string): ColumnNode | null => {
  for (const node of nodes.filter(isOnWeb)) {
    const found = node.document.class === kind ? node : leadOf(node.children, kind)
    if (found) return found
  }
  return null
}

const loadBlock = async (reading: Reading, tree: ColumnTree, { kind, limit }: { kind: string; limit: number }): Promise<Block> => {
  const lead = leadOf(tree.roots, kind)
  const where = { column: { $in: webColumnIds(tree, ({ document }) => document.class === kind) } }
  return { items: lead ? await loadItems(reading, { limit, stickyFirst: true, where }) : [], url: lead && columnUrl(lead.path) }
}

const loadCategories = async (reading: Reading): Promise<CategoryCount[]> => {
  const applications = await loadApplications(reading)
  return (['central', 'local'] as const).flatMap((list) =>
    categoriesOf(applications, list).map(({ applications: members, id, name }) => ({ count: members.length, id, list, name })),
  )
}

/** Everything on the home page. */
export const loadHome = async (reading: Reading): Promise<HomePageData> => {
  const tree = await reading.columns()
  const [news, notices, policies, waivers, categories, ranking, faqs] = await Promise.all([
    loadBlock(reading, tree, { kind: 'dynamic', limit: COUNTS.news }),
    loadBlock(reading, tree, { kind: 'notice', limit: COUNTS.notices }),
    loadBlock(reading, tree, { kind: 'policy', limit: COUNTS.policies }),
    loadPolicies(reading),
    loadCategories(reading),
    loadRanking(reading, COUNTS.ranking),
    loadNewestFaqs(reading, COUNTS.faqs),
  ])
  return { categories, faqs, news, notices, policies, ranking, waivers: waivers.slice(0, COUNTS.waivers) }
}
