import { parseArgs } from 'node:util';
import { startExchange } from './exchange';

const USAGE = 'usage: exchange [--port N] [--rate MESSAGES_A_SECOND] [--seed N] [--further-pairs N]';

/** A whole number in a range, or the program ends with what is wrong. */
function whole(name: string, text: string | undefined, standard: number, lowest: number, highest: number): number {
  if (text === undefined) return standard;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < lowest || value > highest) {
    fail(`--${name} ${text}: give a whole number from ${lowest} to ${highest}`);
  }
  return value;
}

function fail(why: string): never {
  console.error(`exchange: ${why}\n${USAGE}`);
  process.exit(2);
}

function flags(): { port?: string; rate?: string; seed?: string; 'further-pairs'?: string } {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, rate: { type: 'string' }, seed: { type: 'string' }, 'further-pairs': { type: 'string' } },
    }).values;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

const given = flags();
const port = whole('port', given.port, 8090, 0, 65_534);
const messageRate = whole('rate', given.rate, 200, 0, 20_000);
const seed = whole('seed', given.seed, 1, 0, 2 ** 31);
const furtherPairs = whole('further-pairs', given['further-pairs'], 0, 0, 99);

try {
  const exchange = await startExchange({ port, messageRate, seed, furtherPairs });
  console.log(`WebSocket  ${exchange.wsUrl}\nREST       ${exchange.restUrl}\ncontrol    ${exchange.controlUrl}\naccounts   ${exchange.authWsUrl}`);
  const leave = (): void => void exchange.stop().then(() => process.exit(0));
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
} catch (error) {
  const { code, port: taken } = error as { code?: string; port?: number };
  fail(
    code === 'EADDRINUSE' ? `port ${taken ?? port} is taken: stop what uses it or give another with --port (REST takes the next one)` : String(error),
  );
}
