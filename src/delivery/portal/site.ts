import { type Env, portalUrl } from '../../shared/env.ts'
import { assets } from './assets.ts'

/** What every page of the portal says about the portal itself. */
export type Site = {
  domain: string
  /** Address of the icon, with the hash of its content. */
  icon: string
  /** 网站标识码 of the national website registry. */
  idCode: string
  name: string
  /** Public origin without trailing slash; canonical addresses start with it. */
  origin: string
  /** Address of the style sheet, with the hash of its content. */
  stylesheet: string
}

type SiteEnv = Pick<Env, 'HOST' | 'PORT' | 'PORTAL_URL' | 'SITE_DOMAIN' | 'SITE_ID_CODE' | 'SITE_NAME'>

/** The site as configured, with the addresses of its assets. */
export const siteOf = (env: SiteEnv): Site => ({
  domain: env.SITE_DOMAIN,
  icon: assets.icon.url,
  idCode: env.SITE_ID_CODE,
  name: env.SITE_NAME,
  origin: portalUrl(env),
  stylesheet: assets.stylesheet.url,
})
