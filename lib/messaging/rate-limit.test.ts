import { expect, it } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

it('lets a burst through, stops a flood, and recovers with time', () => {
  const limiter = createRateLimiter();
  const sent = Array.from({ length: 100 }, () => limiter.allow('1:0', 0)).filter(Boolean).length;
  expect(sent).toBe(40);
  expect(limiter.allow('1:0', 50)).toBe(false);
  expect(limiter.allow('1:0', 1000)).toBe(true);
});

it('keeps senders apart', () => {
  const limiter = createRateLimiter();
  for (let i = 0; i < 60; i += 1) limiter.allow('1:0', 0);
  expect(limiter.allow('1:0', 0)).toBe(false);
  expect(limiter.allow('2:0', 0)).toBe(true);
});
