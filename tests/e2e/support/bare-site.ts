import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StaticFiles } from '../../../scripts/serve/static-files';
import { E2E_BUILD } from './places';

export interface BareSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** The build on a host that sends no header of ours. */
export async function openBareSite(): Promise<BareSite> {
  const files = new StaticFiles(E2E_BUILD);
  const server = createServer(async (request, response) => {
    const file = await files.find((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (file === null) response.writeHead(404, { 'Content-Type': 'text/html' }).end('nothing');
    else response.writeHead(200, { 'Content-Type': file.type }).end(await file.body('identity'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
