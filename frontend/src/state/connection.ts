/** Whether what is shown is live. */
import { signal } from '@preact/signals';

/** `closed`: nobody asked for a stream; `lost`: it broke and is being opened again. */
export const connection = signal<'closed' | 'live' | 'lost'>('closed');

/** How often the connection has come back after a silence: what does not move by the stream is asked for again then. */
export const returns = signal(0);

/** How many messages the stream has brought. */
export const heard = signal(0);
