/** Paths for `Icon`, on a field of 24 by 24: those that several pages show. */
export const open = 'M12 21a9 9 0 100-18 9 9 0 000 18';
export const download = 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14';
export const unfold = 'M6 9.500l6 6 6-6';
export const award = 'M12 14.500a5.500 5.500 0 100-11 5.500 5.500 0 000 11zm-3-1L7.500 21l4.500-2.500 4.500 2.500L15 13.500';
export const rising = 'M4 17l5.500-5.500 4 4L20 8m-5 0h5v5';
export const unknown = 'M9 9a3 3 0 116 .5c0 2-3 2.300-3 4.500m0 3.200v.1M12 21a9 9 0 100-18 9 9 0 000 18';
