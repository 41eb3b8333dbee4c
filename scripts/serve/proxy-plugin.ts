import type { Plugin } from 'vite';
import type { Endpoints } from '../build/endpoints';
import { answerProxy } from './bitfinex-proxy';

/** Gives the development server the same proxy as `npm start` has. */
export function proxyPlugin(endpoints: Endpoints): Plugin {
  return {
    name: 'tapedeck-proxy',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        answerProxy(endpoints, request, response).then((isAnswered) => {
          if (!isAnswered) next();
        }, next);
      });
    },
  };
}
