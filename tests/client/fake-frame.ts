import type { Frame } from '../../src/client/frame';

interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** A page's time, moved by hand: 16 ms a frame while visible. */
export class FakeFrame implements Frame {
  time = 1_000_000;
  visible = true;
  private tasks: Task[] = [];
  private frames: Task[] = [];

  now = (): number => this.time;
  isVisible = (): boolean => this.visible;
  next = (run: () => void): (() => void) => {
    const task = { at: this.time - (this.time % 16) + 16, run };
    this.frames.push(task);
    return () => {
      this.frames = this.frames.filter((t) => t !== task);
    };
  };
  soon = (run: () => void): void => {
    this.tasks.push({ at: this.time, run });
  };
  after = (delayMs: number, run: () => void): (() => void) => {
    const task = { at: this.time + delayMs, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((t) => t !== task);
    };
  };

  /** Time passes, one ms after another. */
  pass(ms: number): void {
    for (let i = 0; i < ms; i++) {
      this.time++;
      if (this.visible) this.runDue('frames');
      this.runDue('tasks');
    }
  }

  private runDue(queue: 'frames' | 'tasks'): void {
    const due = this[queue].filter((t) => t.at <= this.time);
    this[queue] = this[queue].filter((t) => t.at > this.time);
    for (const task of due) task.run();
  }
}
