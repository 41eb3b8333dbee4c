import { type ChildProcess, fork } from 'node:child_process';
import { compileForNode } from '../compile';
import type { SenderOrder, SenderReport } from './sender-words';

type Report<K extends SenderReport['kind']> = Extract<SenderReport, { kind: K }>;

/** The sender as its parent holds it. */
export class SenderProcess {
  private readonly heard: SenderReport[] = [];
  private wake = (): void => undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: () => number,
  ) {
    child.on('message', (report: SenderReport) => {
      this.heard.push(report);
      this.wake();
    });
  }

  static async start(): Promise<SenderProcess> {
    const script = await compileForNode('tests/bench/browser/sender.ts');
    let port = 0;
    const sender = new SenderProcess(fork(script, [], { execArgv: [], stdio: 'inherit' }), () => port);
    ({ port } = await sender.next('listening'));
    return sender;
  }

  order(order: SenderOrder): void {
    this.child.send(order);
  }

  /** The next report of a kind, once each; rejects when it does not come. */
  async next<K extends SenderReport['kind']>(kind: K, limitMs = 60_000): Promise<Report<K>> {
    const until = Date.now() + limitMs;
    for (;;) {
      const i = this.heard.findIndex((report) => report.kind === kind);
      if (i >= 0) return this.heard.splice(i, 1)[0] as Report<K>;
      if (Date.now() > until) throw new Error(`the sender did not say “${kind}” within ${limitMs / 1000} s`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  stop(): void {
    this.child.disconnect();
    this.child.kill();
  }
}
