import { describe, expect, it } from '@jest/globals'

import { loggablePath } from '../../../src/redirects/loggablePath.ts'

describe('loggablePath', () => {
  it.each([
    ['/xwzx/旧文.html?token=secret', '/xwzx/旧文.html'], ['/old/index.jsp', '/old/index.jsp'], ['/art/2019/12/3/art_55_1234567.html', '/art/2019/12/3/art_55_1234567.html'],
    ['/web/list.asp?id=3', '/web/list.asp'], ['/u/13800138000/x', '/u/*/x'], ['/id/42010119900101123X', '/id/*'], ['/mail/a.b@example.com/x', '/mail/*/x'], ['/t/0123456789abcdef0123456789abcdef', '/t/*'],
    ['/cha-yan-mian-shou-fei-zheng-ce-wen-jian-hui-bian-2026', '/cha-yan-mian-shou-fei-zheng-ce-wen-jian-hui-bian-2026'],
  ])('should log %s as %s', (requested, logged) => expect(loggablePath(requested)).toBe(logged))

  it.each([
    '/wp-login.php', '/blog/wp-login.php', '/wp-admin/install.php', '/.env', '/.git/config', '/api/.env', '/xmlrpc.php', '/phpmyadmin/', '/cgi-bin/luci', '/actuator/health', '/vendor/phpunit/x.php',
    '/backup.sql', '/site.tar.gz', '/..%2f..%2fetc/passwd', '/boaform/admin', '/druid/index.html', `/${'x'.repeat(301)}`,
  ])('should not log %s', (requested) => expect(loggablePath(requested)).toBeNull())
})
