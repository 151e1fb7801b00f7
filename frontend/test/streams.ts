/** In place of graphql-sse: streams that a test speaks into. As with the real one, whoever closes a stream hears that it is complete. */

export interface Sink {
  next: (result: unknown) => void;
  error: (failure: unknown) => void;
  complete: () => void;
}

/** All that were opened, in their order. */
export const streams: { sink: Sink; open: boolean }[] = [];
export const openOnes = () => streams.filter(({ open }) => open);

export const createClient = () => ({
  subscribe: (_: unknown, sink: Sink) => {
    const stream = { sink, open: true };
    streams.push(stream);
    return () => {
      stream.open = false;
      sink.complete();
    };
  },
  dispose: () => undefined,
});
