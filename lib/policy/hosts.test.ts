import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostFits, hostPatterns } from './index.ts';

describe('hostPatterns', () => {
  it.each([
    ['xk.example.gov.cn', ['*://xk.example.gov.cn/*']],
    ['XK.Example.gov.cn', ['*://xk.example.gov.cn/*']],
    ['*.example.gov.cn', ['*://*.example.gov.cn/*']],
    ['127.0.0.1:8080', ['*://127.0.0.1/*']],
    ['localhost', ['*://localhost/*']],
    ['[::1]:8080', ['*://[::1]/*']],
    ['https://*.example.gov.cn/portal/*', ['https://*.example.gov.cn/*']],
    ['http://10.1.2.3:8080/*', ['http://10.1.2.3/*']],
    ['许可.示例', ['*://xn--jpr111k.xn--fsq092h/*']],
    ['*', []],
    ['*://*/*', []],
    ['<all_urls>', []],
    ['https://*/*', []],
    ['file:///etc/passwd', []],
    ['xk.example.gov.cn/login', []],
    ['a b', []],
    ['user@host', []],
    ['', []],
  ])('%j becomes %j', (entry, patterns) => {
    expect(hostPatterns(entry)).toEqual(patterns);
  });
});

describe('hostFits', () => {
  it.each([
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/a', true],
    ['127.0.0.1:8080', 'http://127.0.0.1:8081/a', false],
    ['127.0.0.1', 'http://127.0.0.1:8081/a', true],
    ['example.gov.cn:80', 'http://example.gov.cn/', true],
    ['example.gov.cn:443', 'http://example.gov.cn/', false],
    ['example.gov.cn', 'http://example.gov.cn.evil.example/', false],
    ['example.gov.cn', 'http://notexample.gov.cn/', false],
    ['example.gov.cn', 'http://a.example.gov.cn/', false],
    ['*.example.gov.cn', 'http://a.example.gov.cn/', true],
    ['*.example.gov.cn', 'http://example.gov.cn/', true],
    ['*.example.gov.cn', 'http://notexample.gov.cn/', false],
    ['https://example.gov.cn/portal/*', 'https://example.gov.cn/portal/x?y=1', true],
    ['https://example.gov.cn/portal/*', 'https://example.gov.cn/other', false],
    ['https://example.gov.cn/portal/*', 'http://example.gov.cn/portal/x', false],
    ['https://example.gov.cn/*/edit*', 'https://example.gov.cn/a/b/edit?id=1', true],
    ['example.gov.cn', 'file:///example.gov.cn', false],
    ['*', 'http://example.gov.cn/', false],
  ])('%j on %j: %j', (entry, address, fits) => {
    expect(hostFits(entry, new URL(address))).toBe(fits);
  });
  it('never throws, and fits nothing that it would not register', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), fc.webUrl(), (entry, address) => {
        if (hostPatterns(entry).length === 0) expect(hostFits(entry, new URL(address))).toBe(false);
      }),
    );
    expect(hostFits(`http://example.cn/${'*a'.repeat(200)}b`, new URL(`http://example.cn/${'a'.repeat(5000)}`))).toBe(false);
  });
});
