/** Paths for `Icon`, on a field of 24 by 24: the kinds of steps, and what moves them. */
export const arrow = 'M5 12h14m-5.5-5.5L19 12l-5.5 5.5';
export const play = 'M8 5.5v13l10.5-6.5z';
export const pause = 'M8 5.5v13m8-13v13';
export const read = 'M12 7c-2-1.6-4.6-2-8-2v13c3.4 0 6 .4 8 2 2-1.6 4.6-2 8-2V5c-3.4 0-6 .4-8 2zm0 0v13';
export const hand = 'M9 11V5.5a1.5 1.5 0 013 0V11m0-1.500a1.5 1.5 0 013 0V12m0-1a1.500 1.500 0 013 0v4.500c0 3-2 5.500-5.500 5.500-3 0-4-1.500-5.200-3.500L5 14.500c-1-1.500 1-3 2.300-1.500L9 15';
export const quiz = 'M9.500 9.500a2.500 2.500 0 113.800 2.100c-.8.500-1.300 1-1.300 1.900m0 3v.1M5 3h14v18H5z';
export const form = 'M8 8h8m-8 4h8m-8 4h5M5 3h14v18H5z';
export const people = 'M9 11a3.500 3.500 0 100-7 3.500 3.500 0 000 7zm-6 9c0-3.500 2.500-6 6-6s6 2.500 6 6m1-9.500a3 3 0 10-1.500-5.600M17.500 14.500c2.200.700 3.500 2.700 3.500 5.500';
