import type { Context } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { CloseCode } from 'graphql-ws';
import { limits } from '../domain/limits.ts';

/** What graphql-ws knows of a socket. */
export type SocketContext = Context<Record<string, unknown> | undefined, Extra>;

/** Closes sockets that ask for nothing: one without a subscription takes a place that another caller may need. */
export class IdleSockets {
  readonly #timers = new WeakMap<SocketContext, NodeJS.Timeout>();

  /** From the moment at which the socket may ask. */
  watch(context: SocketContext): void {
    const { socket } = context.extra;
    const timer = setTimeout(() => {
      if (Object.keys(context.subscriptions).length > 0) timer.refresh();
      else socket.close(CloseCode.ConnectionInitialisationTimeout, 'No subscription for too long');
    }, limits.socketIdleMsMax);
    this.#timers.set(context, timer);
    socket.once('close', () => { clearTimeout(timer); });
  }

  /** It is told something of a subscription, or that one has ended: its time without one begins anew. */
  used(context: SocketContext): void {
    this.#timers.get(context)?.refresh();
  }
}
