/**
 * Whether another page shows this one in a frame. Then nothing is rendered and no worker is opened, so that nobody can be
 * made to click here without seeing it; the `frame-ancestors` header says the same where headers are sent.
 */
export function isFramed(): boolean {
  return window.self !== window.top;
}
