import { type Request, type RequestHandler, Router } from 'express'

import { UserError } from '../../shared/errors.ts'
import type { DeliveryContext } from '../context.ts'
import { htmlAnswer } from '../http/answer.ts'
import type { Reading } from '../read/reading.ts'
import { assets } from './assets.ts'
import { fileRouter } from './fileRouter.ts'
import { type Page, renderPage } from './layout.ts'
import { loadApplications } from './load/loadApplications.ts'
import { loadCenters } from './load/loadCenters.ts'
import { loadFaqs } from './load/loadFaqs.ts'
import { loadFrame } from './load/loadFrame.ts'
import { loadHome } from './load/loadHome.ts'
import { loadPath } from './load/loadPath.ts'
import { loadPolicies, loadPolicy } from './load/loadPolicies.ts'
import { loadScores } from './load/loadScores.ts'
import { loadSearch } from './load/loadSearch.ts'
import { queryText } from './load/pageNumber.ts'
import { applicationsPage } from './pages/applicationsPage.ts'
import { centersPage } from './pages/centersPage.ts'
import { faqsPage } from './pages/faqsPage.ts'
import { homePage } from './pages/homePage.ts'
import { policiesPage } from './pages/policiesPage.ts'
import { policyPage } from './pages/policyPage.ts'
import { scoresPage } from './pages/scoresPage.ts'
import { searchPage } from './pages/searchPage.ts'
import { robotsText } from './robotsText.ts'
import { type Site, siteOf } from './site.ts'

type LoadPage = (reading: Reading, request: Request) => Promise<Page>

const policyOf = (site: Site): LoadPage => async (reading, request) => {
  const slug = request.params['slug']
  const policy = typeof slug === 'string' ? await loadPolicy(reading, slug, site.origin) : null
  if (!policy) throw new UserError('NOT_FOUND', '没有这项政策。')
  return policyPage(policy, site)
}

const fixedPages = (context: DeliveryContext, site: Site): Readonly<Record<string, LoadPage>> => ({
  '/': async (reading) => homePage(await loadHome(reading), site),
  '/applications/': async (reading) => applicationsPage(await loadApplications(reading)),
  '/centers/': async (reading) => centersPage(await loadCenters(reading)),
  '/faqs/': async (reading) => faqsPage(await loadFaqs(reading, site.origin)),
  '/policies/': async (reading) => policiesPage(await loadPolicies(reading)),
  '/policies/:slug.html': policyOf(site),
  '/scores/': async (reading, request) => scoresPage(await loadScores(reading, queryText(request, 'period'))),
  '/search/': async (reading, request) => searchPage(await loadSearch(context, reading, request)),
})

/**
 * The pages of the portal. A handler answers only under the page's canonical address; everything else (missing slash,
 * moved, withdrawn, unknown) it leaves to the fallback by throwing `NOT_FOUND`, or by not matching.
 */
export const portalRouter = (context: DeliveryContext): Router => {
  const site = siteOf(context.env)
  const router = Router({ strict: true })
  const page = (load: LoadPage): RequestHandler =>
    context.serve(async (reading, request) => {
      const content = await load(reading, request)
      return htmlAnswer(renderPage(await loadFrame(reading, site), content))
    })
  for (const asset of Object.values(assets)) router.get(asset.url, context.serve(async () => asset.answer))
  router.get('/favicon.ico', context.serve(async () => assets.icon.answer))
  router.get('/robots.txt', context.serve(async () => robotsText(site)))
  router.use(fileRouter(context))
  for (const [path, load] of Object.entries(fixedPages(context, site))) router.get(path, page(load))
  router.get(/\/$|\.html$/, page((reading, request) => loadPath(reading, request, site)))
  return router
}
